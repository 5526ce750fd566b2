package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentClientTest {
  @Test
  void ids_areThoseOfTheContract() {
    assertEquals(
        List.of("claude-code", "mcp-remote"),
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

  @Test
  void tools_areSpelledAsTheAgentDoes() {
    assertEquals("mcp__my_port-2__run-x", AgentClient.CLAUDE_CODE.spell("my_port-2", "run-x"));
    assertEquals("run-x", AgentClient.MCP_REMOTE.spell("my_port-2", "run-x"));
  }
}
