package io.porttokenvending.mcp;

/** The format of an agent's configuration file. */
sealed interface AgentFile {
  /**
   * JSON with one object per server, by name.
   *
   * @param member name of the member for the servers; empty if they are the document itself
   * @param type the agent's name for the transport; empty for none
   * @param url name of the member for the URL
   * @param tools name of the member for the allow-list; empty if the agent has none
   */
  record JsonServers(String member, String type, String url, String tools) implements AgentFile {}

  /** A format with its own renderer. */
  enum Own implements AgentFile {
    CODEX,
    CONTINUE,
    MCP_REMOTE,
    OPENCODE,
    VSCODE
  }
}
