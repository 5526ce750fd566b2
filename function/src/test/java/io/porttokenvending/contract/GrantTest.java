package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Effects of a profile on a grant; {@code events/} has complete responses. */
class GrantTest extends WithWorld {
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
    assertEquals(
        "Bearer " + answer.body().path("access_token").asText(),
        server.at("/headers/Authorization").asText());
    assertEquals("0", server.at("/headers/x-read-only-mode").asText());
    assertEquals("deploy,scale-up", server.at("/headers/x-allowed-actions-to-run").asText());
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
}
