package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentClientTest {
  @ParameterizedTest
  @EnumSource
  void id_known_isFound(AgentClient client) {
    assertEquals(Optional.of(client), AgentClient.of(client.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Claude-Code", "claude_code", "claude-code ", "CLAUDE_CODE"})
  void id_otherSpelling_isUnknown(String id) {
    assertEquals(Optional.empty(), AgentClient.of(id));
  }

  /**
   * Most agents' published programs were seen to use these names. Cline has no allow-list, Amp's
   * turn requires a login, and Cursor and Visual Studio Code were not run.
   */
  @ParameterizedTest
  @EnumSource
  void toolAndFile_matchTheAgent(AgentClient client) {
    ExpectedAgent expected = ExpectedAgent.of(client);
    ClientConfig file = new ClientConfig(client, "");

    assertEquals(
        expected.allowList(),
        List.of(
            client.toolName("my_port-2", "run-x"),
            client.toolName("my-port", "calendar.updateEvent")));
    assertEquals(expected.path(), file.path());
    assertTrue(file.path().endsWith(file.fileName()));
    assertEquals("application/" + file.format(), file.mediaType());
    assertTrue(List.of("json", "toml", "yaml").contains(file.format()), file.format());
  }

  @Test
  void allowList_allServers_hasNoDuplicates() {
    List<McpServer> servers =
        List.of(
            server("a", List.of("read", "write")),
            server("b", List.of("read")),
            server("c", List.of()));

    assertEquals(
        List.of("mcp__a__read", "mcp__a__write", "mcp__b__read"),
        AgentClient.CLAUDE_CODE.allowList(servers));
    assertEquals(List.of("read", "write"), AgentClient.CONTINUE.allowList(servers));
  }

  private static McpServer server(String name, List<String> tools) {
    return new McpServer(name, URI.create("https://mcp.port.io/v1"), Map.of(), tools);
  }
}
