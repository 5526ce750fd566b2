package io.porttokenvending.mcp;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An MCP server that an agent reaches over HTTP.
 *
 * @param name key in the agent's configuration
 * @param headers headers of every request, in this order
 * @param tools the allow-list, in the server's tool names
 */
public record McpServer(
    String name, URI url, Map<String, HeaderValue> headers, List<String> tools) {
  public McpServer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    tools = List.copyOf(tools);
  }
}
