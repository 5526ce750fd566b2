package io.porttokenvending.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The scheduled probe, sent to the function, and what its filters make of the audit line. */
class ProbeTest {
  private final World world = World.start();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void defaultToken_isRefusedForItsKeyOrItsSignature() throws IOException {
    world.setting(
        "OIDC_ISSUERS",
        "https://token.actions.githubusercontent.com="
            + world.gitHub().uri()
            + "/.well-known/jwks");

    Answer answer = world.send(probe(Map.of()));

    assertEquals("token_key_unknown", answer.code());
    assertEquals(List.of("probe_refused"), counted(answer.line()));
  }

  @Test
  void forgedToken_withAPublishedKeysId_isRefusedForItsSignature() throws IOException {
    String signed = world.sign(world.job());
    String forged = signed.substring(0, signed.lastIndexOf('.') + 1) + "A".repeat(342);

    Answer answer = world.send(probe(Map.of("ProbeToken", forged)));

    assertEquals("token_signature_invalid", answer.code());
    assertEquals(List.of("probe_refused"), counted(answer.line()));
  }

  /** Whatever comes after the check of the signature says that there was none. */
  @Test
  void tokenThatIsBelieved_rings_evenWhenItIsRefusedForAnotherReason() throws IOException {
    Answer granted = world.send(probe(Map.of("ProbeToken", world.sign(world.job()))));
    assertEquals("granted", granted.line().path("code").asText());
    assertEquals(List.of("probe_believed"), counted(granted.line()));

    String otherAudience = world.forbid(world.job().sign(world.now(), "another"));
    Answer refused = world.send(probe(Map.of("ProbeToken", otherAudience)));
    assertEquals("token_audience_mismatch", refused.code());
    assertEquals(List.of("probe_believed"), counted(refused.line()));
  }

  @Test
  void outage_isNeitherRefusedNorBelieved() throws IOException {
    world.gitHub().answerWith(call -> Optional.of(Reply.of(500)));

    Answer answer = world.send(probe(Map.of("ProbeToken", world.sign(world.job()))));

    assertEquals("signing_keys_unavailable", answer.code());
    assertEquals(List.of(), counted(answer.line()));
  }

  @Test
  void caller_cannotPassForTheProbe() throws IOException {
    GatewayEvent event =
        world
            .request()
            .header("X-Forwarded-For", "probe")
            .header("X-Real-Ip", "probe")
            .header("Source-Ip", "probe");

    assertEquals(List.of(), counted(world.send(event).line()));
  }

  @Test
  void probe_reachesTheAliasAlone_andIsOffWithoutAToken() throws IOException {
    var rule = Stack.with(Map.of()).resource("AWS::Events::Rule", "ProbeSchedule");
    assertEquals("VendingFunction.Alias", target(rule).get("Arn"));
    Stack without = Stack.with(Map.of("ProbeToken", ""));
    assertTrue(without.resources("AWS::Events::Rule").isEmpty());
    assertFalse(without.resources("AWS::CloudWatch::Alarm").containsKey("ProbeMissingAlarm"));
  }

  private static String probe(Map<String, String> parameters) throws IOException {
    var rule = Stack.with(parameters).resource("AWS::Events::Rule", "ProbeSchedule");
    return String.valueOf(target(rule).get("Input"));
  }

  private static Map<String, Object> target(Map<String, Object> rule) {
    return Stack.map(Stack.list(rule.get("Targets")).getFirst());
  }

  /** The metrics that the filters of the audit log count this line for. */
  private static List<String> counted(JsonNode line) throws IOException {
    List<String> counted = new ArrayList<>();
    for (var filter : Stack.with(Map.of()).resources("AWS::Logs::MetricFilter").values()) {
      if ("AuditLogs".equals(filter.get("LogGroupName")) && MetricFilter.of(filter).matches(line)) {
        Object to = Stack.list(filter.get("MetricTransformations")).getFirst();
        counted.add(String.valueOf(Stack.map(to).get("MetricName")));
      }
    }
    return counted;
  }
}
