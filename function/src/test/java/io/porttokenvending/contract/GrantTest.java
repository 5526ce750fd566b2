package io.porttokenvending.contract;

import static io.porttokenvending.testing.Answer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTest extends WithWorld {
  @Test
  void grant_withoutClient_isTheWholeDocument() {
    Answer answer = world.send(world.request().requestId("JKJaXmPLvHcESHA="));

    ObjectNode expected =
        document(answer, "mcp__port__list_blueprints", "mcp__port__list_entities");
    expected.put("policy_version", answer.line().path("policy_version").asText());
    expected.put("request_id", "JKJaXmPLvHcESHA=");
    assertEquals(200, answer.status());
    assertEquals(expected, answer.body());
    assertEquals(
        ExpectedHeaders.of("application/json", "JKJaXmPLvHcESHA=", Map.of()), answer.headers());
  }

  @Test
  void grant_members_standInTheOrderOfTheContract() {
    List<String> names = new ArrayList<>();
    world
        .send(world.request("{\"client\":\"mcp-remote\"}"))
        .body()
        .fieldNames()
        .forEachRemaining(names::add);

    assertEquals(
        List.of(
            "access_token",
            "token_type",
            "issued_token_type",
            "expires_in",
            "expires_at",
            "scope",
            "profile",
            "mcp_config",
            "allowed_tools",
            "client_config",
            "policy_version",
            "request_id"),
        names);
  }

  @ParameterizedTest
  @CsvSource({"claude-code, .mcp.json, mcp__port__", "mcp-remote, mcp.json, ''"})
  void grant_forAClient_hasItsFileAndItsSpelling(String client, String path, String prefix) {
    Answer answer = world.send(world.request("{\"client\":\"" + client + "\"}").requestId("r="));

    ObjectNode expected = document(answer, prefix + "list_blueprints", prefix + "list_entities");
    JsonNode content = answer.body().path("client_config").path("content");
    JsonNode file = json(content.textValue());
    if (client.equals("claude-code")) {
      assertEquals(expected.path("mcp_config"), file);
    } else {
      JsonNode variable = file.at("/mcpServers/port/env/MCP_PORT_AUTHORIZATION");
      assertEquals("Bearer " + token(answer), variable.asText());
    }
    expected
        .putObject("client_config")
        .put("client", client)
        .put("path", path)
        .put("format", "json")
        .set("content", content);
    expected.put("policy_version", answer.line().path("policy_version").asText());
    expected.put("request_id", "r=");
    assertEquals(expected, answer.body());
  }

  @Test
  void profile_shapesServerHeadersAndTools() {
    world.profile(
        "writer",
        World.PORT
            + """
            mcp:
              server: my_port
              read_only: false
              allowed_actions: [deploy, scale-up]
            """
            + World.TRUST);

    Answer answer = world.send(world.request("{\"profile\":\"writer\"}"));

    JsonNode server = answer.body().path("mcp_config").path("mcpServers").path("my_port");
    assertEquals(headers(token(answer), "0", "deploy,scale-up"), server.path("headers"));
    assertEquals(JsonNodeFactory.instance.arrayNode(), answer.body().path("allowed_tools"));
    assertEquals("writer", answer.body().path("scope").asText());
    assertEquals("writer", answer.body().path("profile").asText());
  }

  @Test
  void oldSpellingOfATool_isListedWithTheOneOfToday() {
    world.profile("catalog-reader", World.PORT + "mcp:\n  tools: [get_entities]\n" + World.TRUST);

    assertEquals(
        Answer.json("[\"mcp__port__get_entities\", \"mcp__port__list_entities\"]"),
        world.send(world.request()).body().path("allowed_tools"));
  }

  /** All but the last members. */
  private ObjectNode document(Answer answer, String... tools) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", token(answer))
            .put("token_type", "Bearer")
            .put("issued_token_type", "urn:ietf:params:oauth:token-type:access_token")
            .put("expires_in", 10_799)
            .put("expires_at", "2026-11-20T12:00:00Z")
            .put("scope", "catalog-reader")
            .put("profile", "catalog-reader");
    document
        .putObject("mcp_config")
        .putObject("mcpServers")
        .putObject("port")
        .put("type", "http")
        .put("url", world.port().mcpUri().toString())
        .set("headers", headers(token(answer), "1", ""));
    List.of(tools).forEach(document.putArray("allowed_tools")::add);
    return document;
  }

  private static ObjectNode headers(String token, String readOnly, String actions) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Authorization", "Bearer " + token)
        .put("x-read-only-mode", readOnly)
        .put("x-allowed-actions-to-run", actions);
  }

  private static String token(Answer answer) {
    return answer.body().path("access_token").asText();
  }
}
