package io.porttokenvending.trust;

import java.util.List;

/**
 * A profile's {@code mcp} section. It configures the client, and the holder of the bearer token can
 * ignore it: the role of the Port credential is the security boundary.
 *
 * @param server key in {@code mcpServers}
 * @param readOnly value of {@code x-read-only-mode}
 * @param allowedActions value of {@code x-allowed-actions-to-run}; empty allows no action
 * @param tools the agent's allow-list, in the server's tool names; empty for no allow-list
 * @param servers additional servers, in the file's order
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
