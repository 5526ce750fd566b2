package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.util.List;
import java.util.Optional;

/**
 * What an agent is given to reach an MCP server.
 *
 * @param mcpConfig the {@code mcpServers} document; holds secrets
 * @param allowedTools as the asked client spells tools
 * @param clientConfig there when a client was named
 */
public record McpConfiguration(
    ObjectNode mcpConfig, List<String> allowedTools, Optional<ClientConfig> clientConfig) {
  public static McpConfiguration of(McpServer server, Optional<AgentClient> asked) {
    AgentClient client = asked.orElse(AgentClient.CLAUDE_CODE);
    ObjectNode mcpServers = mcpServers(server);
    List<String> tools =
        server.tools().stream().map(tool -> client.spell(server.name(), tool)).toList();
    return new McpConfiguration(
        mcpServers, tools, asked.map(named -> render(named, server, mcpServers)));
  }

  private static ClientConfig render(AgentClient client, McpServer server, ObjectNode mcpServers) {
    return switch (client) {
      case CLAUDE_CODE ->
          new ClientConfig(client.id(), ".mcp.json", "json", JsonText.writePretty(mcpServers));
      case MCP_REMOTE ->
          new ClientConfig(
              client.id(), "mcp.json", "json", JsonText.writePretty(McpRemote.render(server)));
    };
  }

  /** {@code "type": "http"} is the one spelling that every client of this form accepts. */
  private static ObjectNode mcpServers(McpServer server) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode entry = document.putObject("mcpServers").putObject(server.name());
    entry.put("type", "http").put("url", server.url().toString());
    ObjectNode headers = entry.putObject("headers");
    server.headers().forEach((name, value) -> headers.put(name, value.text()));
    return document;
  }

  @Override
  public String toString() {
    return "McpConfiguration";
  }
}
