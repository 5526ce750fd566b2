package io.porttokenvending.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The tools that an MCP server offers to the holder of an entry of {@code mcpServers}. */
final class PortTools {
  private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

  private PortTools() {}

  static List<String> offered(JsonNode server) throws Exception {
    List<String> headers = new ArrayList<>();
    headers.addAll(List.of("Content-Type", "application/json"));
    headers.addAll(List.of("Accept", "application/json, text/event-stream"));
    server
        .path("headers")
        .properties()
        .forEach(header -> headers.addAll(List.of(header.getKey(), header.getValue().asText())));
    try (Caller agent = Caller.of(URI.create(server.path("url").asText()))) {
      List<String> names = new ArrayList<>();
      agent
          .send("POST", "", LIST, headers.toArray(String[]::new))
          .body()
          .at("/result/tools")
          .forEach(tool -> names.add(tool.path("name").asText()));
      return names;
    }
  }
}
