package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The files of agents that read servers from JSON. Every value is a string: one header that is none
 * makes Claude Code leave out the server.
 */
final class JsonFile {
  /** The one form that every reader of an {@code mcpServers} document takes as it is. */
  private static final Form COMMON = new Form("http", "url", "");

  private JsonFile() {}

  /**
   * How an agent's JSON describes a server.
   *
   * @param type of the transport, by the agent's own name; empty for none
   * @param url the member that holds the address
   * @param tools the member that holds the allow-list; empty if the agent is not known to read one
   */
  private record Form(String type, String url, String tools) {}

  /** The {@code mcpServers} document in its common form. */
  static ObjectNode common(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", COMMON, servers, text);
  }

  static ObjectNode copilotCli(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("http", "url", "tools"), servers, text);
  }

  /**
   * Without {@code trust}, which would let every tool of the server run unasked where no tools are
   * named.
   */
  static ObjectNode geminiCli(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("", "httpUrl", "includeTools"), servers, text);
  }

  /** Its settings take {@code type} and {@code url} for the old SSE transport. */
  static ObjectNode qwenCode(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("", "httpUrl", ""), servers, text);
  }

  static ObjectNode cline(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("streamableHttp", "url", ""), servers, text);
  }

  static ObjectNode cursor(List<McpServer> servers, HeaderText text) {
    return document("mcpServers", new Form("", "url", ""), servers, text);
  }

  /** What others have in {@code mcpServers}, without that member. */
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
      // An empty list would name no tool, where no list leaves them all.
      if (!form.tools().isEmpty() && !server.tools().isEmpty()) {
        ArrayNode names = entry.putArray(form.tools());
        server.tools().forEach(names::add);
      }
    }
    return entries;
  }
}
