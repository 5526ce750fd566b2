package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.PortLanesInWorld;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.WithWorld;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles with several lanes, as callers and operators see them. */
class LaneRequestsTest extends WithWorld {
  private final PortLanesInWorld lanes = new PortLanesInWorld(world);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void firstRequest_exchangesOneLane(int count) {
    lanes.use(count);
    Answer answer = world.send(world.request());
    assertEquals(200, answer.status());
    assertLane(1, List.of(), answer);
    assertEquals(List.of(1), lanes.exchanged());
  }

  @Test
  void requests_areServedByTheLaneThatOutlivesThem() {
    lanes.use(2);
    Answer first = world.send(world.request());
    world.pass(Duration.ofMinutes(166));
    Answer second = world.send(world.request());
    assertLane(2, List.of(), second);
    assertNotEquals(token(first), token(second));
    assertEquals(10_799, second.body().path("expires_in").intValue());

    world.pass(Duration.ofMinutes(152));
    Answer third = world.send(world.request());
    assertLane(2, List.of(), third);
    world.pass(Duration.ofMinutes(14));
    assertLane(1, List.of(), world.send(world.request()));
    assertEquals(List.of(1, 2, 1), lanes.exchanged());
  }

  @Test
  void requestBeyondTheStaggering_isRejected_withoutAnExchange() {
    lanes.use(2);
    world.send(world.request());
    world.pass(Duration.ofMinutes(80));
    Answer answer = world.send(world.request("{\"min_ttl\":7200}"));
    assertEquals("token_lifetime_insufficient", answer.code());
    assertEquals("600", answer.headers().get("Retry-After")); // until 90 minutes are left
    assertEquals(List.of(1), lanes.exchanged());
    world.pass(Duration.ofMinutes(10));
    assertLane(2, List.of(), world.send(world.request("{\"min_ttl\":7200}")));
  }

  @ParameterizedTest
  @CsvSource({"401, port_credentials_rejected", "429, port_rate_limited"})
  void skippedLane_isInTheAuditLineOfTheGrant(int status, String code) {
    lanes.use(2);
    lanes.fail(1, status);
    for (int i = 0; i < 2; i++) {
      Answer answer = world.send(world.request());
      assertEquals(200, answer.status());
      assertLane(2, List.of(1), answer);
      assertEquals(List.of(code), texts(answer, "skipped_codes"));
    }
    assertEquals(List.of(1, 2), lanes.exchanged());
  }

  @Test
  void secretOfOneLane_thatIsDeleted_costsNoGrant() {
    lanes.use(3);
    world.secrets().delete(PortLanesInWorld.secretId(1));
    Answer answer = world.send(world.request());
    assertLane(2, List.of(1), answer);
    assertEquals(List.of("secret_missing"), texts(answer, "skipped_codes"));
  }

  @Test
  void rejectionOfEveryLane_isReported() {
    lanes.use(3);
    world.port().answerWith(call -> Optional.of(Reply.of(401)));
    Answer answer = world.send(world.request());
    assertEquals("port_credentials_rejected", answer.code());
    assertTrue(answer.line().path("lane").isNull());
    assertEquals("[1,2,3]", answer.line().path("skipped_lanes").toString());
  }

  @Test
  void limitedLane_isReportedBeforeARejectedOne() {
    lanes.use(2);
    lanes.revoke(1);
    lanes.fail(2, 429);
    Answer answer = world.send(world.request());
    assertEquals("port_rate_limited", answer.code());
    assertEquals("30", answer.headers().get("Retry-After"));
    assertEquals("[1,2]", answer.line().path("skipped_lanes").toString());
  }

  /** The operator's procedure: one lane at a time is rotated at Port, and then stored. */
  @Test
  void rotationOfOneLaneAfterTheOther_costsNoGrant() {
    lanes.use(2);
    for (int lane : List.of(1, 2, 1, 2)) {
      lanes.revoke(lane);
      grant();
      lanes.register(lane);
      for (int minutes = 0; minutes < 190; minutes += 5) {
        grant();
        world.pass(Duration.ofMinutes(5));
      }
    }
  }

  @Test
  void explain_namesNoLane_andReadsNone() {
    lanes.use(2);
    Answer answer =
        world.send(
            GatewayEvent.of("POST", "/v1/explain")
                .header("Authorization", "Bearer " + world.sign(world.job())));
    assertEquals("granted", answer.body().path("verdict").asText());
    assertEquals("[]", answer.line().path("skipped_lanes").toString());
    assertEquals(List.of(), world.secrets().calls());
    assertEquals(-1, answer.text().indexOf("port-lanes"));
  }

  private void grant() {
    Answer answer = world.send(world.request());
    assertEquals(200, answer.status(), answer::code);
  }

  private static String token(Answer answer) {
    return answer.body().path("access_token").asText();
  }

  private static void assertLane(int lane, List<Integer> skipped, Answer answer) {
    assertEquals(lane, answer.line().path("lane").intValue());
    assertEquals(skipped.toString(), answer.line().path("skipped_lanes").toString());
  }

  private static List<String> texts(Answer answer, String member) {
    return answer.line().path(member).valueStream().map(JsonNode::asText).toList();
  }
}
