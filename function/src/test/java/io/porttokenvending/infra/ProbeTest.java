package io.porttokenvending.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The scheduled probe, sent to the function, and the metrics that its filters derive from the audit
 * line.
 */
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

  /** Every result after the signature check proves that the check did not reject the token. */
  @Test
  void acceptedToken_raisesTheAlarm_evenIfDeniedOtherwise() throws IOException {
    Answer granted = world.send(probe(Map.of("ProbeToken", world.sign(world.job()))));
    assertEquals("granted", granted.line().path("code").asText());
    assertEquals(List.of("probe_believed"), counted(granted.line()));

    String otherAudience = world.forbid(world.job().sign(world.now(), "another"));
    Answer refused = world.send(probe(Map.of("ProbeToken", otherAudience)));
    assertEquals("token_audience_mismatch", refused.code());
    assertEquals(List.of("probe_believed"), counted(refused.line()));
  }

  /** A deployment with other issuers only rejects the default token so, every 15 minutes. */
  @Test
  void rejection_beforeTheSignature_isNotCountedAsBelieved() throws IOException {
    String[] parts = world.sign(world.job()).split("\\.", -1);
    String otherIssuer =
        world.forbid(
            world.job().with("iss", "https://a.example").sign(world.now(), World.AUDIENCE));
    String none = world.forbid(world.job().header("alg", "none").sign(world.now(), World.AUDIENCE));
    Map<String, String> codes =
        Map.of(
            otherIssuer,
            "token_issuer_untrusted",
            none,
            "token_algorithm_refused",
            parts[0] + ".!." + parts[2],
            "token_malformed");
    for (var each : codes.entrySet()) {
      Answer answer = world.send(probe(Map.of("ProbeToken", each.getKey())));
      assertEquals(each.getValue(), answer.code());
      assertEquals(List.of(), counted(answer.line()), answer.code());
    }
  }

  /** What fails after the signature was believed is no outage to the probe. */
  @Test
  void failure_afterTheSignature_isBelieved() throws IOException {
    world.secrets().delete(World.CREDENTIALS);

    Answer answer = world.send(probe(Map.of("ProbeToken", world.sign(world.job()))));

    assertEquals("secret_missing", answer.code());
    assertEquals(List.of("probe_believed"), counted(answer.line()));
  }

  /** The contract's order of checks ends with these until the signature; a bug proves nothing. */
  @Test
  void codes_exceptEarlyOnes_areCountedAsBelieved() throws IOException {
    Set<ErrorCode> early =
        EnumSet.of(
            ErrorCode.TOKEN_MISSING,
            ErrorCode.TOKEN_MALFORMED,
            ErrorCode.TOKEN_ALGORITHM_REFUSED,
            ErrorCode.TOKEN_ISSUER_UNTRUSTED,
            ErrorCode.TOKEN_KEY_UNKNOWN,
            ErrorCode.SIGNING_KEYS_UNAVAILABLE,
            ErrorCode.TOKEN_SIGNATURE_INVALID,
            ErrorCode.INTERNAL_ERROR);
    for (ErrorCode code : ErrorCode.values()) {
      JsonNode line =
          JsonNodeFactory.instance.objectNode().put("source_ip", "probe").put("code", code.code());
      assertEquals(!early.contains(code), counted(line).contains("probe_believed"), code::code);
    }
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
  void probe_callsOnlyTheAlias_andIsOffWithoutAToken() throws IOException {
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
