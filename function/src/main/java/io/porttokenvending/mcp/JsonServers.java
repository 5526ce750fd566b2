package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * How an agent's JSON says where a server is. Every value is a string: one header that is none
 * makes Claude Code leave out the server.
 *
 * @param type of the transport, by the agent's own name
 * @param url the member that holds the address
 * @param tools the member that holds the allow-list, where the agent is known to read one
 */
record JsonServers(Optional<String> type, String url, Optional<String> tools) {
  /** The one form that every reader of an {@code mcpServers} document takes as it is. */
  static final JsonServers COMMON = new JsonServers(Optional.of("http"), "url", Optional.empty());

  ObjectNode below(String member, List<McpServer> servers, HeaderText text) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    fill(document.putObject(member), servers, text);
    return document;
  }

  ObjectNode fill(ObjectNode entries, List<McpServer> servers, HeaderText text) {
    for (McpServer server : servers) {
      ObjectNode entry = entries.putObject(server.name());
      type.ifPresent(name -> entry.put("type", name));
      entry.put(url, server.url().toString());
      ObjectNode headers = entry.putObject("headers");
      server.headers().forEach((name, value) -> headers.put(name, text.of(value)));
      tools.ifPresent(name -> list(entry, name, server.tools()));
    }
    return entries;
  }

  /** An empty list would name no tool, where no list leaves them all. */
  private static void list(ObjectNode entry, String member, List<String> tools) {
    if (!tools.isEmpty()) {
      ArrayNode names = entry.putArray(member);
      tools.forEach(names::add);
    }
  }
}
