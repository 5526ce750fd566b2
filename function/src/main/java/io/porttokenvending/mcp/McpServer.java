package io.porttokenvending.mcp;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An MCP server that an agent shall reach over HTTP.
 *
 * @param name its key in the agent's configuration
 * @param headers sent with every request, in this order
 * @param tools the allow-list, by the server's own names
 */
public record McpServer(
    String name, URI url, Map<String, HeaderValue> headers, List<String> tools) {
  public McpServer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    tools = List.copyOf(tools);
  }
}
