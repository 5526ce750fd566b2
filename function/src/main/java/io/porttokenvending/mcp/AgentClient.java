package io.porttokenvending.mcp;

import io.porttokenvending.mcp.AgentFile.JsonServers;
import io.porttokenvending.mcp.AgentFile.Own;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An agent with a supported configuration format.
 *
 * <p>The last argument is the template of a tool name in the agent's allow-list. MCP allows a dot
 * in a tool name, but most model APIs do not. So <code>{tool_}</code> and <code>{tool-}</code>
 * replace each dot with this character, and <code>{server_}</code> replaces each hyphen with an
 * underscore.
 */
public enum AgentClient {
  CLAUDE_CODE(
      "claude-code", ".mcp.json", EnvSyntax.BRACES, JsonFile.COMMON, "mcp__{server}__{tool_}"),
  COPILOT_CLI(
      "copilot-cli",
      "~/.copilot/mcp-config.json",
      EnvSyntax.BRACES,
      new JsonServers("mcpServers", "http", "url", "tools"),
      "{server}({tool-})"),
  CODEX("codex", ".codex/config.toml", EnvSyntax.NAME, Own.CODEX, "mcp__{server_}__{tool_}"),
  /** Omits {@code trust}, which would skip confirmation for servers without an allow-list. */
  GEMINI_CLI(
      "gemini-cli",
      ".gemini/settings.json",
      EnvSyntax.BRACES,
      new JsonServers("mcpServers", "", "httpUrl", "includeTools"),
      "mcp_{server}_{tool}"),
  /** Qwen Code reads {@code type} and {@code url} as the old SSE transport. */
  QWEN_CODE(
      "qwen-code",
      ".qwen/settings.json",
      EnvSyntax.BRACES,
      new JsonServers("mcpServers", "", "httpUrl", ""),
      "mcp__{server}__{tool}"),
  OPENCODE("opencode", "opencode.json", EnvSyntax.BARE_ENV, Own.OPENCODE, "{server}_{tool_}"),
  CLINE(
      "cline",
      "~/.cline/data/settings/cline_mcp_settings.json",
      EnvSyntax.NONE,
      new JsonServers("mcpServers", "streamableHttp", "url", ""),
      "{server}__{tool}"),
  CONTINUE("continue", "~/.continue/config.yaml", EnvSyntax.SECRETS, Own.CONTINUE, "{tool}"),
  /** Reads only the file that {@code --mcp-config} names. */
  AMP(
      "amp",
      "amp-mcp.json",
      EnvSyntax.BRACES,
      new JsonServers("", "http", "url", ""),
      "mcp__{server_}__{tool_}"),
  CURSOR(
      "cursor",
      ".cursor/mcp.json",
      EnvSyntax.ENV_BRACES,
      new JsonServers("mcpServers", "", "url", ""),
      "Mcp({server}:{tool})"),
  VSCODE("vscode", ".vscode/mcp.json", EnvSyntax.ENV_BRACES, Own.VSCODE, "{server}/{tool}"),
  /** A bridge without an allow-list: its agent uses the server's tool names. */
  MCP_REMOTE("mcp-remote", "mcp.json", EnvSyntax.BRACES, Own.MCP_REMOTE, "{tool}");

  private final String id;
  private final String path;
  private final EnvSyntax syntax;

  @SuppressWarnings("ImmutableEnumChecker") // a record of strings, or an enum constant
  private final AgentFile file;

  private final String toolName;

  AgentClient(String id, String path, EnvSyntax syntax, AgentFile file, String toolName) {
    this.id = id;
    this.path = path;
    this.syntax = syntax;
    this.file = file;
    this.toolName = toolName;
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

  AgentFile file() {
    return file;
  }

  public static Optional<AgentClient> of(String id) {
    for (AgentClient client : values()) {
      if (client.id.equals(id)) {
        return Optional.of(client);
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all clients in requests. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(AgentClient::id).toList();
  }

  /** Returns the allow-list of all servers, in this agent's syntax. */
  List<String> allowList(List<McpServer> servers) {
    return servers.stream()
        .flatMap(server -> server.tools().stream().map(tool -> toolName(server.name(), tool)))
        .distinct()
        .toList();
  }

  /** Returns the name of a server's tool in this agent's allow-list. */
  public String toolName(String server, String tool) {
    return toolName
        .replace("{server}", server)
        .replace("{server_}", server.replace('-', '_'))
        .replace("{tool}", tool)
        .replace("{tool_}", tool.replace('.', '_'))
        .replace("{tool-}", tool.replace('.', '-'));
  }
}
