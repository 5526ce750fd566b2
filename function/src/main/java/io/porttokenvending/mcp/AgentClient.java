package io.porttokenvending.mcp;

import java.util.List;
import java.util.Optional;

/** An agent with a supported configuration format. */
public enum AgentClient {
  CLAUDE_CODE("claude-code", ".mcp.json", EnvSyntax.BRACES),
  COPILOT_CLI("copilot-cli", "~/.copilot/mcp-config.json", EnvSyntax.BRACES),
  CODEX("codex", ".codex/config.toml", EnvSyntax.NAME),
  GEMINI_CLI("gemini-cli", ".gemini/settings.json", EnvSyntax.BRACES),
  QWEN_CODE("qwen-code", ".qwen/settings.json", EnvSyntax.BRACES),
  OPENCODE("opencode", "opencode.json", EnvSyntax.BARE_ENV),
  CLINE("cline", "~/.cline/data/settings/cline_mcp_settings.json", EnvSyntax.NONE),
  CONTINUE("continue", "~/.continue/config.yaml", EnvSyntax.SECRETS),
  /** Reads only the file that {@code --mcp-config} names. */
  AMP("amp", "amp-mcp.json", EnvSyntax.BRACES),
  CURSOR("cursor", ".cursor/mcp.json", EnvSyntax.ENV_BRACES),
  VSCODE("vscode", ".vscode/mcp.json", EnvSyntax.ENV_BRACES),
  MCP_REMOTE("mcp-remote", "mcp.json", EnvSyntax.BRACES);

  private final String id;
  private final String path;
  private final EnvSyntax syntax;

  AgentClient(String id, String path, EnvSyntax syntax) {
    this.id = id;
    this.path = path;
    this.syntax = syntax;
  }

  /** Returns the client name in requests. */
  public String id() {
    return id;
  }

  /** Returns whether the configuration can refer to environment variables instead of secrets. */
  public boolean supportsReferences() {
    return syntax != EnvSyntax.NONE;
  }

  String path() {
    return path;
  }

  /** Returns the file's format, which is its extension. */
  String format() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  EnvSyntax syntax() {
    return syntax;
  }

  public static Optional<AgentClient> of(String id) {
    for (AgentClient client : values()) {
      if (client.id.equals(id)) {
        return Optional.of(client);
      }
    }
    return Optional.empty();
  }

  /** Returns the allow-list of all servers, in this agent's syntax. */
  List<String> allowList(List<McpServer> servers) {
    return servers.stream()
        .flatMap(server -> server.tools().stream().map(tool -> toolName(server.name(), tool)))
        .distinct()
        .toList();
  }

  /**
   * Returns the name of a server's tool in this agent's allow-list. MCP allows a dot in a tool
   * name, but most model APIs do not, so most agents replace it, some of them also in the
   * allow-list.
   */
  public String toolName(String server, String tool) {
    return switch (this) {
      case CLAUDE_CODE -> "mcp__" + server + "__" + tool.replace('.', '_');
      case QWEN_CODE -> "mcp__" + server + "__" + tool;
      case CODEX, AMP -> "mcp__" + server.replace('-', '_') + "__" + tool.replace('.', '_');
      case COPILOT_CLI -> server + "(" + tool.replace('.', '-') + ")";
      case GEMINI_CLI -> "mcp_" + server + "_" + tool;
      case OPENCODE -> server + "_" + tool.replace('.', '_');
      case CLINE -> server + "__" + tool;
      case CURSOR -> "Mcp(" + server + ":" + tool + ")";
      case VSCODE -> server + "/" + tool;
      // Without an allow-list of their own, these use the server's tool names.
      case CONTINUE, MCP_REMOTE -> tool;
    };
  }
}
