package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.mcp.AgentFile.JsonServers;
import java.util.List;

/**
 * The files of agents that read servers from JSON. Every value is a string: one header that is none
 * makes Claude Code leave out the server.
 */
final class JsonFile {
  /** The one form that every reader of an {@code mcpServers} document takes as it is. */
  static final JsonServers COMMON = new JsonServers("mcpServers", "http", "url", "");

  private static final JsonServers VSCODE = new JsonServers("servers", "http", "url", "");
  private static final JsonServers OPENCODE = new JsonServers("mcp", "remote", "url", "");

  private JsonFile() {}

  static ObjectNode vsCode(List<McpServer> servers, HeaderText text) {
    ObjectNode document = render(VSCODE, servers, text);
    document.putArray("inputs");
    return document;
  }

  static ObjectNode opencode(List<McpServer> servers, HeaderText text) {
    ObjectNode document = render(OPENCODE, servers, text);
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

  static ObjectNode render(JsonServers form, List<McpServer> servers, HeaderText text) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode entries = form.member().isEmpty() ? document : document.putObject(form.member());
    for (McpServer server : servers) {
      ObjectNode entry = entries.putObject(server.name());
      if (!form.type().isEmpty()) {
        entry.put("type", form.type());
      }
      entry.put(form.url(), server.url().toString());
      ObjectNode headers = entry.putObject("headers");
      server.headers().forEach((name, value) -> headers.put(name, text.of(value)));
      // An empty list would name no tool, where no list leaves them all.
      if (!form.tools().isEmpty() && !server.tools().isEmpty()) {
        ArrayNode names = entry.putArray(form.tools());
        server.tools().forEach(names::add);
      }
    }
    return document;
  }
}
