package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Explanations; {@code events/} has whole answers. */
class ExplainTest extends WithWorld {
  @Test
  void grant_isExplained_andTouchesNothing() {
    world.usedTokens();
    String token = world.sign(world.job());
    GatewayEvent event = explain(token);

    Answer answer = world.send(event);

    assertEquals("granted", answer.body().path("verdict").asText());
    assertEquals("granted", answer.body().path("code").asText());
    assertTrue(answer.body().path("rules").path(0).path("holds").booleanValue());
    assertEquals(List.of(), world.secrets().calls());
    assertEquals(List.of(), world.port().calls());
    assertEquals(0, world.usedTokens().calls().size());
    assertEquals("granted", world.send(event).body().path("verdict").asText());
    assertEquals(200, world.send(world.bearing(token)).status());
  }

  @Test
  void explanation_isAuditedAsOne() {
    JsonNode line = world.send(explain(world.job(), "{}")).line();

    assertEquals("explained", line.path("outcome").asText());
    assertEquals("granted", line.path("code").asText());
    assertEquals(200, line.path("status").intValue());
    assertEquals("catalog-reader", line.path("profile").asText());
    assertEquals("main of any repository", line.path("rule").asText());
    assertEquals("acme/api", line.path("repository").asText());
    assertTrue(line.path("token_sha256").isNull());
  }

  @Test
  void denialCode_equalsTheTokenEndpoints() {
    GitHubToken job = world.job().with("event_name", "pull_request_target");

    assertEquals("event_refused", world.send(explain(job, "{}")).body().path("code").asText());
    assertEquals("event_refused", world.send(world.request(job)).code());
  }

  @Test
  void severalProfiles_noneRequested_isAVerdict() {
    world.profile("catalog-writer", World.PORT + World.TRUST);

    Answer answer = world.send(explain(world.job(), "{}"));

    assertEquals(200, answer.status());
    assertEquals("denied", answer.body().path("verdict").asText());
    assertEquals("profile_required", answer.body().path("code").asText());
    assertTrue(answer.body().path("profile").isNull());
    assertEquals(0, answer.body().path("rules").size());
  }

  @Test
  void stranger_anyRequest_getsTheSame403() {
    GitHubToken stranger =
        world.job().with("repository_owner_id", "7").with("repository_owner", "evil");
    GitHubToken job = stranger.with("repository", "evil/api");

    Answer there = world.send(explain(job, "{\"profile\":\"catalog-reader\"}").requestId("r="));
    Answer not = world.send(explain(job, "{\"profile\":\"none\"}").requestId("r="));
    Answer vended = world.send(world.request(job).requestId("r="));

    assertEquals(403, there.status());
    assertEquals(there.text(), not.text());
    assertEquals(there.text(), vended.text());
    assertEquals("denied", there.line().path("outcome").asText());
  }

  @Test
  void invalidToken_isRejectedLikeElsewhere() {
    String expired = world.sign(world.job().with("exp", world.now().getEpochSecond() - 3600));

    assertEquals("token_expired", world.send(explain(expired)).code());
    assertEquals("token_missing", world.send(GatewayEvent.of("POST", "/v1/explain")).code());
    Answer read = world.send(GatewayEvent.of("GET", "/v1/explain"));
    assertEquals(405, read.status());
    assertEquals("POST", read.headers().get("Allow"));
  }

  @Test
  void thousandsOfRules_areCutToTheNearest_andTheRestIsCounted() {
    StringBuilder rules = new StringBuilder(World.TRUST);
    for (int i = 0; i < 1_200; i++) {
      rules
          .append("  - {name: rule ")
          .append(i)
          .append(", repository_owner_id: 999999999999, repository_id: ")
          .append(i + 1)
          .append(", ref: refs/heads/wanted-")
          .append(i)
          .append("}\n");
    }
    world.profile("catalog-reader", World.PORT + rules);

    Answer answer = world.send(explain(world.job().with("ref", "refs/heads/feature"), "{}"));

    assertEquals(1_000, answer.body().path("rules").size());
    assertEquals(201, answer.body().path("rules_omitted").intValue());
    assertEquals(
        "main of any repository", answer.body().path("rules").path(0).path("name").asText());
    assertFalse(answer.text().contains("wanted"));
  }

  private GatewayEvent explain(GitHubToken job, String json) {
    return explain(world.sign(job)).header("Content-Type", "application/json").body(json);
  }

  private static GatewayEvent explain(String token) {
    return GatewayEvent.of("POST", "/v1/explain").header("Authorization", "Bearer " + token);
  }
}
