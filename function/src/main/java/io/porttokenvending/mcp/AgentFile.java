package io.porttokenvending.mcp;

/** The format of an agent's configuration file. */
sealed interface AgentFile {
  /**
   * JSON with one object per server, by its name.
   *
   * @param member the member that holds the servers; empty if they are the document itself
   * @param type of the transport, by the agent's own name; empty for none
   * @param url the member that holds the address
   * @param tools the member that holds the allow-list; empty if the agent is not known to read one
   */
  record JsonServers(String member, String type, String url, String tools) implements AgentFile {}

  /** A format with a renderer of its own. */
  enum Own implements AgentFile {
    CODEX,
    CONTINUE,
    MCP_REMOTE,
    OPENCODE,
    VSCODE
  }
}
