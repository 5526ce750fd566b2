package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The files of agents that are configured in JSON of their own form. */
final class JsonFile {
  private JsonFile() {}

  static JsonNode copilotCli(List<McpServer> servers, HeaderText text) {
    return new JsonServers(Optional.of("http"), "url", Optional.of("tools"))
        .below("mcpServers", servers, text);
  }

  /**
   * Without {@code trust}, which would let every tool of the server run unasked where no tools are
   * named.
   */
  static JsonNode geminiCli(List<McpServer> servers, HeaderText text) {
    return new JsonServers(Optional.empty(), "httpUrl", Optional.of("includeTools"))
        .below("mcpServers", servers, text);
  }

  /** Its settings take {@code type} and {@code url} for the old SSE transport. */
  static JsonNode qwenCode(List<McpServer> servers, HeaderText text) {
    return new JsonServers(Optional.empty(), "httpUrl", Optional.empty())
        .below("mcpServers", servers, text);
  }

  static JsonNode cline(List<McpServer> servers, HeaderText text) {
    return new JsonServers(Optional.of("streamableHttp"), "url", Optional.empty())
        .below("mcpServers", servers, text);
  }

  static JsonNode cursor(List<McpServer> servers, HeaderText text) {
    return new JsonServers(Optional.empty(), "url", Optional.empty())
        .below("mcpServers", servers, text);
  }

  /** What others have in {@code mcpServers}, without that member. */
  static JsonNode amp(List<McpServer> servers, HeaderText text) {
    return JsonServers.COMMON.fill(JsonNodeFactory.instance.objectNode(), servers, text);
  }

  static JsonNode vsCode(List<McpServer> servers, HeaderText text) {
    ObjectNode document = JsonServers.COMMON.below("servers", servers, text);
    document.putArray("inputs");
    return document;
  }

  static JsonNode opencode(List<McpServer> servers, HeaderText text) {
    ObjectNode document =
        new JsonServers(Optional.of("remote"), "url", Optional.empty()).below("mcp", servers, text);
    // Otherwise the Authorization header also goes to the authorization server it looks for.
    document.path("mcp").forEach(entry -> ((ObjectNode) entry).put("oauth", false));
    List<McpServer> listed = servers.stream().filter(server -> !server.tools().isEmpty()).toList();
    if (!listed.isEmpty()) {
      permit(servers, listed, document.putObject("permission"));
    }
    return document;
  }

  /**
   * The last rule that fits wins, and without one every tool is allowed: so all tools of a server
   * are denied before those on its list are allowed.
   */
  private static void permit(
      List<McpServer> servers, List<McpServer> listed, ObjectNode permission) {
    listed.forEach(server -> permission.put(allOf(server), "deny"));
    for (McpServer server : servers) {
      boolean denied =
          listed.stream().anyMatch(other -> server.name().startsWith(other.name() + "_"));
      if (server.tools().isEmpty() && denied) {
        permission.put(allOf(server), "allow");
      }
    }
    AgentClient.OPENCODE.spell(servers).forEach(tool -> permission.put(tool, "allow"));
  }

  private static String allOf(McpServer server) {
    return AgentClient.OPENCODE.spell(server.name(), "*");
  }
}
