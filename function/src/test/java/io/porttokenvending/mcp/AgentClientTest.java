package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentClientTest {
  @Test
  void ids_areThoseOfTheContract() {
    assertEquals(
        List.of(
            "claude-code",
            "copilot-cli",
            "codex",
            "gemini-cli",
            "qwen-code",
            "opencode",
            "cline",
            "continue",
            "amp",
            "cursor",
            "vscode",
            "mcp-remote"),
        Arrays.stream(AgentClient.values()).map(AgentClient::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void id_isFound(AgentClient client) {
    assertEquals(Optional.of(client), AgentClient.of(client.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Claude-Code", "claude_code", "claude-code ", "CLAUDE_CODE"})
  void otherSpelling_isUnknown(String id) {
    assertEquals(Optional.empty(), AgentClient.of(id));
  }

  @ParameterizedTest
  @CsvSource({
    "CLAUDE_CODE, mcp__my_port-2__run-x, .mcp.json, application/json",
    "COPILOT_CLI, my_port-2(run-x), mcp-config.json, application/json",
    "CODEX, mcp__my_port_2__run-x, config.toml, application/toml",
    "GEMINI_CLI, mcp_my_port-2_run-x, settings.json, application/json",
    "QWEN_CODE, mcp__my_port-2__run-x, settings.json, application/json",
    "OPENCODE, my_port-2_run-x, opencode.json, application/json",
    "CLINE, my_port-2__run-x, cline_mcp_settings.json, application/json",
    "CONTINUE, run-x, config.yaml, application/yaml",
    "AMP, mcp__my_port_2__run-x, amp-mcp.json, application/json",
    "CURSOR, Mcp(my_port-2:run-x), mcp.json, application/json",
    "VSCODE, my_port-2/run-x, mcp.json, application/json",
    "MCP_REMOTE, run-x, mcp.json, application/json",
  })
  void toolAndFile_areNamedAsTheAgentDoes(
      AgentClient client, String tool, String fileName, String mediaType) {
    ClientConfig file = new ClientConfig(client, "");

    assertEquals(tool, client.toolName("my_port-2", "run-x"));
    assertEquals(fileName, file.fileName());
    assertEquals(mediaType, file.mediaType());
  }

  /** Each agent's published program was seen to take its tool by this name, but for those below. */
  @ParameterizedTest
  @CsvSource({
    "CLAUDE_CODE, mcp__my-port__calendar_updateEvent",
    "COPILOT_CLI, my-port(calendar-updateEvent)",
    "CODEX, mcp__my_port__calendar_updateEvent",
    "GEMINI_CLI, mcp_my-port_calendar.updateEvent",
    "QWEN_CODE, mcp__my-port__calendar.updateEvent",
    "OPENCODE, my-port_calendar_updateEvent",
    "CONTINUE, calendar.updateEvent",
    // Cline has no allow-list, Amp's turn needs a login, and the others were not run.
    "CLINE, my-port__calendar.updateEvent",
    "AMP, mcp__my_port__calendar_updateEvent",
    "CURSOR, Mcp(my-port:calendar.updateEvent)",
    "VSCODE, my-port/calendar.updateEvent",
    "MCP_REMOTE, calendar.updateEvent",
  })
  void toolWithADot_isSpelledAsTheAgentsAllowListDoes(AgentClient client, String tool) {
    assertEquals(tool, client.toolName("my-port", "calendar.updateEvent"));
  }

  @Test
  void allowList_goesOverAllServers_andNamesNothingTwice() {
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
