package io.porttokenvending.mcp;

import java.util.Optional;

/** An agent that a configuration can be rendered for. */
public enum AgentClient {
  CLAUDE_CODE("claude-code"),
  MCP_REMOTE("mcp-remote");

  private final String id;

  AgentClient(String id) {
    this.id = id;
  }

  /** The name that requests use. */
  public String id() {
    return id;
  }

  public static Optional<AgentClient> of(String id) {
    for (AgentClient client : values()) {
      if (client.id.equals(id)) {
        return Optional.of(client);
      }
    }
    return Optional.empty();
  }

  /** How this agent spells a server's tool in its allow-list. */
  String spell(String server, String tool) {
    return switch (this) {
      case CLAUDE_CODE -> "mcp__" + server + "__" + tool;
      // A bridge has no allow-list of its own: what speaks through it sees the server's names.
      case MCP_REMOTE -> tool;
    };
  }
}
