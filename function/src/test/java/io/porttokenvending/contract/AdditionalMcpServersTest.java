package io.porttokenvending.contract;

import static io.porttokenvending.contract.BehindPortkey.KEY;
import static io.porttokenvending.contract.BehindPortkey.SERVERS;
import static io.porttokenvending.testing.Answer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Additional MCP servers in the response. */
class AdditionalMcpServersTest extends WithWorld {
  private static final String RUN =
      """
            traceparent: true
            portkey_metadata: true
      """;

  @BeforeEach
  void twoServersBehindPortkey() {
    BehindPortkey.reset(world);
  }

  @Test
  void grant_hasAllServers_portsFirst_withTheirHeadersAndTools() {
    Answer answer = world.send(world.request());

    assertEquals(200, answer.status(), answer.text());
    JsonNode servers = answer.body().at("/mcp_config/mcpServers");
    assertEquals(List.of("port", "linear", "chat"), names(servers));
    assertEquals(
        json(
            """
            {"type": "http", "url": "https://mcp.portkey.ai/linear/mcp",
             "headers": {"x-portkey-api-key": "KEY", "x-team": "platform"}}
            """
                .replace("KEY", KEY)),
        servers.path("linear"));
    assertEquals(
        List.of("x-portkey-api-key", "x-team"), names(servers.path("linear").path("headers")));
    assertEquals(
        json(
            """
            {"type": "http", "url": "https://mcp.portkey.ai/acme/chat/mcp",
             "headers": {"x-portkey-api-key": "KEY"}}
            """
                .replace("KEY", KEY)),
        servers.path("chat"));
    assertEquals(
        json(
            """
            ["mcp__port__list_entities", "mcp__linear__search_issues",
             "mcp__chat__search_messages", "mcp__chat__list_channels"]
            """),
        answer.body().path("allowed_tools"));
  }

  @Test
  void runHeaders_goToTheServersThatRequireThemOnly() {
    world.profile(
        "catalog-reader",
        World.PORT
            + SERVERS.replace(
                "      tools: [search_issues]\n", "      tools: [search_issues]\n" + RUN)
            + World.TRUST);
    GitHubToken job = world.job().with("workflow", "a ${SECRET} $HOME {env:KEY} \u00e4\"\\");

    Answer answer = world.send(world.request(job));

    JsonNode servers = answer.body().at("/mcp_config/mcpServers");
    JsonNode headers = servers.path("linear").path("headers");
    assertEquals(
        List.of("x-portkey-api-key", "x-team", "traceparent", "x-portkey-metadata"),
        names(headers));
    String metadata = headers.path("x-portkey-metadata").asText();
    assertTrue(metadata.chars().allMatch(c -> c > ' ' && c < 0x7F), metadata);
    assertTrue(metadata.indexOf('$') < 0 && metadata.indexOf('{', 1) < 0, metadata);
    assertEquals(
        job.payload(world.now(), World.AUDIENCE).path("workflow"),
        json(metadata).path("workflow"),
        metadata);
    assertEquals(world.gitHub().uri().toString(), json(metadata).path("issuer").asText());
    assertTrue(headers.path("traceparent").asText().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
    for (String other : List.of("port", "chat")) {
      List<String> names = names(servers.path(other).path("headers"));
      assertTrue(!names.contains("traceparent") && !names.contains("x-portkey-metadata"), other);
    }
  }

  @Test
  void sampleBehindPortkey_isVendedUnchanged() throws IOException {
    String sample =
        Files.readString(
            Path.of("..", "infra", "examples", "organization", "portkey-servers.yaml"), UTF_8);
    world.profile(
        "portkey-servers",
        sample
            .replace("region: eu", "api_url: {api}\n  mcp_url: {mcp}")
            .replace("port-token-vending/portkey-servers", World.CREDENTIALS));
    String workflow = "acme/triage/.github/workflows/triage.yml@refs/heads/main";
    GitHubToken job =
        world
            .job()
            .with("repository", "acme/triage")
            .with("repository_id", "888888888878")
            .with("event_name", "schedule")
            .with("workflow_ref", workflow);

    Answer answer =
        world.send(
            world
                .request(job)
                .header("Content-Type", "application/json")
                .body("{\"profile\":\"portkey-servers\"}"));

    assertEquals(200, answer.status(), answer.text());
    JsonNode servers = answer.body().at("/mcp_config/mcpServers");
    assertEquals(List.of("port", "tracker", "chat"), names(servers));
    assertEquals(
        List.of("x-portkey-api-key", "x-tenant-id", "traceparent", "x-portkey-metadata"),
        names(servers.path("tracker").path("headers")));
    assertEquals("https://mcp.portkey.ai/acme-support/chat/mcp", servers.at("/chat/url").asText());
    assertEquals(KEY, servers.at("/chat/headers/x-portkey-api-key").asText());
  }

  @Test
  void references_standForEveryHeaderSecret_andEnvHoldsTheirValues() {
    Answer answer = world.send(world.request("{\"embed_token\":false}"));

    JsonNode servers = answer.body().at("/mcp_config/mcpServers");
    assertEquals(
        "${MCP_LINEAR_X_PORTKEY_API_KEY}",
        servers.at("/linear/headers/x-portkey-api-key").asText());
    assertEquals(
        List.of("MCP_CHAT_X_PORTKEY_API_KEY", "MCP_LINEAR_X_PORTKEY_API_KEY", "PORT_ACCESS_TOKEN"),
        names(answer.body().path("env")).stream().sorted().toList());
    assertEquals(KEY, answer.body().at("/env/MCP_CHAT_X_PORTKEY_API_KEY").asText());
  }

  @Test
  void fileOfReferences_hasAllServers_andReadsNoSecret() {
    Answer answer =
        world.send(
            GatewayEvent.of("POST", "/v1/mcp-config")
                .query("embed_token=false")
                .header("Authorization", "Bearer " + world.sign(world.job())));

    assertEquals(200, answer.status(), answer.text());
    JsonNode servers = answer.body().path("mcpServers");
    assertEquals(List.of("port", "linear", "chat"), names(servers));
    assertEquals(
        "${MCP_CHAT_X_PORTKEY_API_KEY}", servers.at("/chat/headers/x-portkey-api-key").asText());
    assertEquals(List.of(), world.secrets().calls());
  }

  @Test
  void hostNotAllowed_preventsTheStart() {
    world.setting("ALLOWED_MCP_HOSTS", "");
    StartupException stop = assertThrows(StartupException.class, () -> world.send(world.request()));
    assertTrue(String.valueOf(stop.getMessage()).contains("ALLOWED_MCP_HOSTS"), stop::toString);
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
