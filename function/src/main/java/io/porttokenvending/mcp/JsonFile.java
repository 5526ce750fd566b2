package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The configuration files of agents that read JSON. Every header value is a string, because Claude
 * Code skips a server with any other value.
 */
final class JsonFile {
  /** The form that most readers of an {@code mcpServers} document accept. */
  private static final Form COMMON = new Form("http", "url", "");

  private JsonFile() {}

  /**
   * An agent's JSON members for a server.
   *
   * @param type the agent's name for the transport; empty for none
   * @param url name of the member for the URL
   * @param tools name of the member for the allow-list; empty if the agent has none
   */
  private record Form(String type, String url, String tools) {}

  /** Returns the {@code mcpServers} document in its common form. */
  static ObjectNode common(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", COMMON, servers, text);
  }

  static ObjectNode copilotCli(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("http", "url", "tools"), servers, text);
  }

  /**
   * Omits {@code trust}, which would allow every tool without confirmation when no tools are
   * listed.
   */
  static ObjectNode geminiCli(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("", "httpUrl", "includeTools"), servers, text);
  }

  /** Qwen Code reads {@code type} and {@code url} as the old SSE transport. */
  static ObjectNode qwenCode(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("", "httpUrl", ""), servers, text);
  }

  static ObjectNode cline(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("streamableHttp", "url", ""), servers, text);
  }

  static ObjectNode cursor(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("", "url", ""), servers, text);
  }

  /** Amp reads the content of {@code mcpServers} without that member. */
  static ObjectNode amp(List<McpServer> servers, HeaderText text) {
    return fill(JsonNodeFactory.instance.objectNode(), COMMON, servers, text);
  }

  static ObjectNode vsCode(List<McpServer> servers, HeaderText text) {
    ObjectNode document = document("servers", COMMON, servers, text);
    document.putArray("inputs");
    return document;
  }

  static ObjectNode opencode(List<McpServer> servers, HeaderText text) {
    ObjectNode document = document("mcp", new Form("remote", "url", ""), servers, text);
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

  private static ObjectNode document(
      String member, Form form, List<McpServer> servers, HeaderText text) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    fill(document.putObject(member), form, servers, text);
    return document;
  }

  private static ObjectNode fill(
      ObjectNode entries, Form form, List<McpServer> servers, HeaderText text) {
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
    return entries;
  }
}
