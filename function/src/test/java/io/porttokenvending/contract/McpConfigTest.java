package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration file and nothing else, for {@code curl --fail -o}. */
class McpConfigTest extends WithWorld {
  @Test
  void answer_isTheDefaultClientsFile() {
    Answer answer = world.send(config("").requestId("r="));

    String token = answer.body().at("/mcpServers/port/headers/Authorization").asText();
    assertEquals(200, answer.status());
    assertTrue(token.startsWith("Bearer eyJ"), answer::text);
    assertEquals(
        ExpectedHeaders.of(
            "application/json",
            "r=",
            Map.of(
                "Content-Disposition", "attachment; filename=\".mcp.json\"",
                "X-Allowed-Tools", "mcp__port__list_blueprints,mcp__port__list_entities",
                "X-Expires-At", "2026-11-20T12:00:00Z")),
        answer.headers());
    assertEquals("granted", answer.line().path("outcome").asText());
    assertFalse(answer.line().path("token_sha256").isNull());
  }

  @Test
  void members_standInTheQuery() {
    world.profile("other", World.PORT + World.TRUST);

    Answer answer =
        world.send(config("profile=other&client=mcp-remote&embed_token=true&min_ttl=60"));

    assertEquals("other", answer.line().path("profile").asText());
    assertTrue(answer.body().at("/mcpServers/port/env").isObject(), answer::text);
    assertEquals("attachment; filename=\"mcp.json\"", answer.headers().get("Content-Disposition"));
    assertEquals("", answer.headers().get("X-Allowed-Tools"));
  }

  @Test
  void references_needNoSecret_noPort_andNoUseOfTheToken() {
    world.usedTokens();
    String token = world.sign(world.job());

    Answer answer = world.send(config(token, "embed_token=false"));

    assertEquals(
        "Bearer ${PORT_ACCESS_TOKEN}",
        answer.body().at("/mcpServers/port/headers/Authorization").asText());
    assertFalse(answer.headers().containsKey("X-Expires-At"));
    assertEquals(
        "mcp__port__list_blueprints,mcp__port__list_entities",
        answer.headers().get("X-Allowed-Tools"));
    assertEquals(List.of(), world.secrets().calls());
    assertEquals(List.of(), world.port().calls());
    assertEquals(0, world.usedTokens().calls().size());
    assertEquals("granted", answer.line().path("outcome").asText());
    assertTrue(answer.line().path("token_sha256").isNull());
    assertEquals(200, world.send(config(token, "")).status());
  }

  @Test
  void token_isConsumed_asOnTheOtherPaths() {
    world.usedTokens();
    String token = world.sign(world.job());

    assertEquals(200, world.send(config(token, "")).status());
    assertEquals("token_replayed", world.send(config(token, "")).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          profil=a              | The query has an unknown parameter profil. Use only profile, client, embed_token, min_ttl.
          min_ttl=1&scope=a     | The query has an unknown parameter scope. Use only profile, client, embed_token, min_ttl.
          embed_token=no        | embed_token must be true or false.
          embed_token=          | embed_token must be true or false.
          min_ttl=7201          | min_ttl must be a whole number of seconds, at most 7200.
          min_ttl=1.0           | min_ttl must be a whole number of seconds, at most 7200.
          min_ttl=-1            | min_ttl must be a whole number of seconds, at most 7200.
          min_ttl=99999999999   | min_ttl must be a whole number of seconds, at most 7200.
          client=a&client=a     | The query repeats a parameter. Send each parameter once.
          """)
  void otherQuery_isInvalid(String query, String detail) {
    Answer answer = world.send(config(query));
    assertEquals("invalid_request", answer.code());
    assertEquals(detail, answer.detail());
    assertEquals("application/problem+json", answer.headers().get("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"client=emacs", "client="})
  void otherClient_isUnknown(String query) {
    assertEquals("client_unknown", world.send(config(query)).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"client\":\"codex\"}", "grant_type=x"})
  void body_isInvalid(String body) {
    Answer answer = world.send(config("").body(body));
    assertEquals("invalid_request", answer.code());
    assertTrue(answer.detail().contains("accepts no body"), answer::detail);
  }

  @Test
  void refusals_equalTheTokenEndpoints() {
    Answer denied =
        world.send(config(world.sign(world.job().with("ref", "refs/heads/feature")), ""));
    Answer replaced = world.send(GatewayEvent.of("GET", "/v1/mcp-config"));

    assertEquals("access_denied", denied.code());
    assertEquals(405, replaced.status());
    assertEquals("POST", replaced.headers().get("Allow"));
    assertEquals("token_missing", world.send(GatewayEvent.of("POST", "/v1/mcp-config")).code());
  }

  @Test
  void references_haveTheirValuesInEnv() {
    Answer answer = world.send(world.request("{\"embed_token\":false,\"client\":\"mcp-remote\"}"));

    JsonNode body = answer.body();
    String token = body.path("access_token").asText();
    assertEquals(token, body.path("env").path("PORT_ACCESS_TOKEN").asText());
    assertFalse(body.path("mcp_config").toString().contains(token));
    assertFalse(body.path("client_config").path("content").asText().contains(token));
    assertFalse(world.send(world.request("{\"embed_token\":true}")).body().has("env"));
  }

  private GatewayEvent config(String query) {
    return config(world.sign(world.job()), query);
  }

  private static GatewayEvent config(String token, String query) {
    return GatewayEvent.of("POST", "/v1/mcp-config")
        .header("Authorization", "Bearer " + token)
        .query(query);
  }
}
