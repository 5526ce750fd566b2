package io.porttokenvending.mcp;

import java.util.List;
import java.util.Optional;

/** An agent that a configuration can be rendered for. */
public enum AgentClient {
  CLAUDE_CODE("claude-code", ".mcp.json", EnvSyntax.BRACES),
  COPILOT_CLI("copilot-cli", "~/.copilot/mcp-config.json", EnvSyntax.BRACES),
  CODEX("codex", ".codex/config.toml", EnvSyntax.NAME),
  GEMINI_CLI("gemini-cli", ".gemini/settings.json", EnvSyntax.BRACES),
  QWEN_CODE("qwen-code", ".qwen/settings.json", EnvSyntax.BRACES),
  OPENCODE("opencode", "opencode.json", EnvSyntax.BARE_ENV),
  CLINE("cline", "~/.cline/data/settings/cline_mcp_settings.json", EnvSyntax.NONE),
  CONTINUE("continue", "~/.continue/config.yaml", EnvSyntax.SECRETS),
  /** Reads the file where {@code --mcp-config} names it, and looks nowhere by itself. */
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

  /** The name that requests use. */
  public String id() {
    return id;
  }

  /** Whether its configuration can refer to environment variables in the place of secrets. */
  public boolean takesReferences() {
    return syntax != EnvSyntax.NONE;
  }

  String path() {
    return path;
  }

  /** The language of the file, by the path's extension. */
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

  /** The allow-list over all servers, as this agent spells it. */
  List<String> spell(List<McpServer> servers) {
    return servers.stream()
        .flatMap(server -> server.tools().stream().map(tool -> spell(server.name(), tool)))
        .distinct()
        .toList();
  }

  /**
   * How this agent spells a server's tool in its allow-list. MCP allows a dot in a tool's name, and
   * the APIs of most models do not: most agents replace it, and some of them in the list too.
   */
  public String spell(String server, String tool) {
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
      // A bridge has no allow-list of its own: what speaks through it sees the server's names.
      case CONTINUE, MCP_REMOTE -> tool;
    };
  }
}
