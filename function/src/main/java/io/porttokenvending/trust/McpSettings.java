package io.porttokenvending.trust;

import java.util.List;

/**
 * A profile's {@code mcp} section. It shapes the client; whoever holds the bearer can drop it, so
 * the role behind the credential is the boundary.
 *
 * @param server key in {@code mcpServers}
 * @param readOnly {@code x-read-only-mode}
 * @param allowedActions {@code x-allowed-actions-to-run}; none when empty
 * @param tools the agent's allow-list, by the server's own names; none is named when empty
 * @param servers further servers, in the order they are written
 */
public record McpSettings(
    String server,
    boolean readOnly,
    List<String> allowedActions,
    List<String> tools,
    List<McpServerSettings> servers) {
  public McpSettings {
    allowedActions = List.copyOf(allowedActions);
    tools = List.copyOf(tools);
    servers = List.copyOf(servers);
  }
}
