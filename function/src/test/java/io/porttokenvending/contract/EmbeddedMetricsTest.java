package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.PortLanesInWorld;
import io.porttokenvending.testing.WithWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CloudWatch silently drops a line that violates its embedded metric format. */
class EmbeddedMetricsTest extends WithWorld {
  @Test
  void metrics_areDeclaredAsTheFormatRequires() {
    assertEquals(
        Answer.json(
            """
            {
              "Timestamp": %d,
              "CloudWatchMetrics": [
                {
                  "Namespace": "PortTokenVending",
                  "Dimensions": [
                    ["audience"], ["audience", "outcome"], ["audience", "outcome", "code"]
                  ],
                  "Metrics": [
                    {"Name": "requests", "Unit": "Count"},
                    {"Name": "duration_ms", "Unit": "Milliseconds"}
                  ]
                },
                {
                  "Namespace": "PortTokenVending",
                  "Dimensions": [["audience"]],
                  "Metrics": [{"Name": "jwks_age_seconds", "Unit": "Seconds"}]
                },
                {
                  "Namespace": "PortTokenVending",
                  "Dimensions": [["audience"]],
                  "Metrics": [{"Name": "secret_age_seconds", "Unit": "Seconds"}]
                }
              ]
            }
            """
                .formatted(world.now().toEpochMilli())),
        world.send(world.request()).line().path("_aws"));
  }

  @Test
  void grant_isWellFormed() {
    assertWellFormed(world.send(world.request()).line());
  }

  @ParameterizedTest
  @EnumSource
  void refusal_isWellFormed(ErrorCode code) {
    assertWellFormed(world.send(RefusedRequest.in(world, code).event()).line());
  }

  @Test
  void skippedLanes_areAMetricWithASamplePerLane() {
    PortLanesInWorld lanes = new PortLanesInWorld(world);
    lanes.use(3);
    assertWellFormed(world.send(world.request()).line());
    world.pass(Duration.ofMinutes(166));
    lanes.revoke(2);
    JsonNode line = world.send(world.request()).line();
    assertWellFormed(line);
    assertEquals("granted", line.path("outcome").asText());
    assertEquals(
        Answer.json(
            """
            {
              "Namespace": "PortTokenVending",
              "Dimensions": [["audience"]],
              "Metrics": [{"Name": "skipped_lanes", "Unit": "None"}]
            }
            """),
        line.path("_aws").path("CloudWatchMetrics").path(3));
    assertEquals("[2]", line.path("skipped_lanes").toString());
  }

  /**
   * Dimensions are root members that are short strings, metrics are root members that are numbers
   * or lists of 1 to 100 numbers.
   */
  private static void assertWellFormed(JsonNode line) {
    List<String> declared = new ArrayList<>();
    for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
      for (JsonNode set : directive.path("Dimensions")) {
        for (JsonNode dimension : set) {
          JsonNode value = line.path(dimension.textValue());
          assertTrue(value.isTextual() && !value.textValue().isEmpty(), dimension.textValue());
        }
      }
      for (JsonNode metric : directive.path("Metrics")) {
        JsonNode value = line.path(metric.path("Name").textValue());
        assertTrue(value.isNumber() || (!value.isEmpty() && value.size() <= 100), value::toString);
        assertTrue(value.valueStream().allMatch(JsonNode::isNumber), value::toString);
        declared.add(metric.path("Name").textValue());
      }
    }
    for (String age : AuditMembers.AGES) {
      assertEquals(line.has(age), declared.contains(age), age);
    }
    assertEquals(!line.path("skipped_lanes").isEmpty(), declared.contains("skipped_lanes"));
    assertTrue(declared.containsAll(List.of("requests", "duration_ms")), declared::toString);
    assertEquals(1, line.path("requests").intValue());
    assertTrue(line.path("duration_ms").longValue() >= 0);
  }
}
