package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.mcp.AgentFile.JsonServers;
import java.util.List;

/**
 * The configuration files of agents that read JSON. Every header value is a string, because Claude
 * Code skips a server with any other value.
 */
final class JsonFile {
  /** The form that most readers of an {@code mcpServers} document accept. */
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
    // Otherwise opencode also sends the Authorization header to an authorization server.
    document.path("mcp").forEach(entry -> ((ObjectNode) entry).put("oauth", false));
    List<McpServer> listed = servers.stream().filter(server -> !server.tools().isEmpty()).toList();
    if (!listed.isEmpty()) {
      addPermissions(servers, listed, document.putObject("permission"));
    }
    return document;
  }

  /**
   * The last matching rule applies, and without one every tool is allowed. So this denies all tools
   * of a server before it allows the listed ones.
   */
  private static void addPermissions(
      List<McpServer> servers, List<McpServer> listed, ObjectNode permission) {
    listed.forEach(server -> permission.put(allOf(server), "deny"));
    for (McpServer server : servers) {
      boolean denied =
          listed.stream().anyMatch(other -> server.name().startsWith(other.name() + "_"));
      if (server.tools().isEmpty() && denied) {
        permission.put(allOf(server), "allow");
      }
    }
    AgentClient.OPENCODE.allowList(servers).forEach(tool -> permission.put(tool, "allow"));
  }

  private static String allOf(McpServer server) {
    return AgentClient.OPENCODE.toolName(server.name(), "*");
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
      // An empty list would allow no tool; without a list, the agent allows all.
      if (!form.tools().isEmpty() && !server.tools().isEmpty()) {
        ArrayNode names = entry.putArray(form.tools());
        server.tools().forEach(names::add);
      }
    }
    return document;
  }
}
