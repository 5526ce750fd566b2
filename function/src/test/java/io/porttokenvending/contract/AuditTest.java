package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditTest extends WithWorld {
  @Test
  void grant_isOneLineWithEveryMember() {
    GitHubToken job = world.job().with("jti", "example-id").with("environment", "production");
    Answer answer = world.send(world.request(job).requestId("r=").sourceIp("198.51.100.4"));

    ObjectNode line = (ObjectNode) answer.line();
    assertEquals(AuditMembers.OF_A_GRANT, AuditMembers.of(line));
    AuditMembers.TIMES.forEach(time -> assertTrue(line.remove(time).isIntegralNumber(), time));
    line.remove("_aws");
    assertEquals(
        Answer.json(
            """
            {
              "event": "token_vending",
              "outcome": "granted",
              "code": "granted",
              "status": 200,
              "profile": "catalog-reader",
              "rule": "main of any repository",
              "policy_version": "%s",
              "request_id": "r=",
              "issuer": "%s",
              "repository": "acme/api",
              "repository_id": "888888888888",
              "repository_owner_id": "999999999999",
              "ref": "refs/heads/main",
              "event_name": "push",
              "environment": "production",
              "workflow_ref": "acme/api/.github/workflows/agent.yml@refs/heads/main",
              "job_workflow_ref": "acme/api/.github/workflows/agent.yml@refs/heads/main",
              "sha": "0f661a4a011d77cb21fa4dc7013d9b6f928666ed",
              "run_id": "19677834613",
              "run_attempt": "1",
              "actor": "octocat",
              "actor_id": "999999999883",
              "check_run_id": "56363837828",
              "jti_sha256": "%s",
              "token_sha256": "%s",
              "expires_at": "2026-11-20T12:00:00Z",
              "token_source": "exchanged",
              "lane": 1,
              "skipped_lanes": [],
              "skipped_codes": [],
              "source_ip": "198.51.100.4",
              "jwks_age_seconds": 0,
              "secret_age_seconds": 0,
              "audience": "port-token-vending",
              "requests": 1
            }
            """
                .formatted(
                    answer.body().path("policy_version").asText(),
                    world.gitHub().uri(),
                    AuditMembers.sha256("example-id"),
                    AuditMembers.sha256(answer.body().path("access_token").asText()))),
        line);
  }

  @ParameterizedTest
  @EnumSource
  void refusal_isOneLineWithEveryMember(ErrorCode code) {
    RefusedRequest refused = RefusedRequest.in(world, code);

    Answer answer = world.send(refused.event().requestId("r=").sourceIp("198.51.100.4"));

    JsonNode line = answer.line();
    assertEquals(AuditMembers.DECISION, AuditMembers.withoutStages(line));
    assertEquals("token_vending", line.path("event").asText());
    assertEquals(answer.status() < 500 ? "denied" : "failed", line.path("outcome").asText());
    assertEquals(code.name().toLowerCase(Locale.ROOT), line.path("code").asText());
    assertEquals(answer.status(), line.path("status").intValue());
    assertEquals("r=", line.path("request_id").asText());
    assertEquals("198.51.100.4", line.path("source_ip").asText());
    assertTrue(line.path("duration_ms").isIntegralNumber());
    assertTrue(line.path("token_sha256").isNull());
    assertTrue(line.path("expires_at").isNull());
    assertEquals(12, line.path("policy_version").asText().length());
  }

  @ParameterizedTest
  @EnumSource
  void claims_areLoggedOnlyAfterTheSignatureIsVerified(ErrorCode code) {
    RefusedRequest refused = RefusedRequest.in(world, code);

    JsonNode line = world.send(refused.event()).line();

    boolean signed = ErrorRow.of(code).stage() == ErrorRow.Stage.SIGNED;
    assertEquals(signed, line.path("actor").isTextual());
    assertEquals(signed, line.path("issuer").isTextual());
    assertEquals(signed, line.path("jti_sha256").isTextual());
    assertEquals(signed, line.path("jwks_age_seconds").isNumber());
    for (String claim : AuditMembers.CLAIMS) {
      assertTrue(signed || line.path(claim).isNull(), claim);
    }
  }

  @Test
  void ages_areOfTheKeysAndSecretUsed() {
    world.send(world.request());
    world.pass(Duration.ofMinutes(3));
    JsonNode held = world.send(world.request()).line();
    assertEquals(180, held.path("jwks_age_seconds").intValue());
    assertEquals(180, held.path("secret_age_seconds").intValue());

    world.pass(Duration.ofMinutes(7));
    JsonNode readAnew = world.send(world.request()).line();
    assertEquals(600, readAnew.path("jwks_age_seconds").intValue());
    assertEquals(0, readAnew.path("secret_age_seconds").intValue());
  }

  @Test
  void age_ofARereadSecret_isOfTheNewVersion() {
    world.setting("CREDENTIALS_TTL", "24h");
    world.send(world.request());
    world.pass(Duration.ofHours(3).plus(World.EXPIRY_JITTER));
    world.rotate("a-secret-after-rotation", true);

    JsonNode line = world.send(world.request()).line();
    assertEquals("granted", line.path("code").asText());
    assertEquals(0, line.path("secret_age_seconds").intValue());
  }

  @Test
  void inventedProfile_isNotRepeated() {
    Answer answer = world.send(world.request("{\"profile\":\"" + world.sign(world.job()) + "\"}"));

    assertEquals("access_denied", answer.line().path("code").asText());
    assertTrue(answer.line().path("profile").isNull());
  }

  @Test
  void bug_isLoggedByItsPlace_notByItsText() {
    JsonNode line = world.send(RefusedRequest.in(world, ErrorCode.INTERNAL_ERROR).event()).line();

    String place = "java.lang.IllegalStateException at " + UpstreamRefusals.class.getName();
    assertTrue(line.path("fault").asText().startsWith(place), line.path("fault").asText());
    assertFalse(line.path("fault").asText().contains("quotes"));
  }

  @Test
  void unusualClaims_stayOnOneLine() {
    String strange = "a\nb\r\"c\\ \u2028 \u0000 \u001b[31m ünïcode \uD83D\uDE80";
    Answer answer = world.send(world.request(world.job().with("environment", strange)));

    assertEquals(strange, answer.line().path("environment").asText());
    assertTrue(answer.lines().getFirst().chars().noneMatch(c -> c < ' '));
  }

  @Test
  void sourceIp_isTheGateways() {
    Answer answer =
        world.send(
            world
                .request()
                .sourceIp("198.51.100.4")
                .header("X-Forwarded-For", "203.0.113.99")
                .header("X-Real-Ip", "203.0.113.99")
                .header("Forwarded", "for=203.0.113.99"));

    assertEquals("198.51.100.4", answer.line().path("source_ip").asText());
    assertFalse(answer.lines().getFirst().contains("203.0.113.99"));
  }

  @Test
  void eventWithoutContext_isALineToo() {
    JsonNode line = world.send("{}").line();

    assertEquals("invalid_request", line.path("code").asText());
    assertEquals(World.INVOCATION, line.path("request_id").asText());
    assertEquals("", line.path("source_ip").asText());
  }

  @Test
  void eventWithoutSourceIp_hasNone() {
    ObjectNode event = world.request().header("X-Forwarded-For", "203.0.113.99").toTree();
    event.withObject("requestContext").withObject("http").remove("sourceIp");

    assertEquals("", world.send(JsonText.write(event)).line().path("source_ip").asText());
  }

  @Test
  void cachedToken_isNamedByTheSameHash() {
    Answer first = world.send(world.request());
    Answer second = world.send(world.request());

    assertEquals(first.line().path("token_sha256"), second.line().path("token_sha256"));
    assertFalse(first.line().path("jti_sha256").equals(second.line().path("jti_sha256")));
  }
}
