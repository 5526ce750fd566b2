package io.porttokenvending.mcp;

import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.mcp.HeaderValue.Literal;
import io.porttokenvending.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MCP servers for tests. */
final class Servers {
  static final List<String> SECRETS = List.of("the-token", "the-portkey-key", "the-basic-pair");

  private Servers() {}

  /** Port's server, with an allow-list. */
  static McpServer port() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put("Authorization", new Confidential("Bearer ", secret(0), "PORT_ACCESS_TOKEN"));
    headers.put("x-read-only-mode", new Literal("1"));
    headers.put("x-allowed-actions-to-run", new Literal(""));
    return new McpServer(
        "port-prod",
        URI.create("https://mcp.port.io/v1"),
        headers,
        List.of("list_blueprints", "run-action"));
  }

  /** An additional server with every kind of header, and no allow-list. */
  static McpServer linear() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put("x-portkey-api-key", new Confidential("", secret(1), "LINEAR_KEY"));
    headers.put("x-team", new Literal("\"a\" \\ b"));
    headers.put("Proxy-Auth", new Confidential("Basic ", secret(2), "LINEAR_PAIR"));
    return new McpServer(
        "linear", URI.create("https://mcp.portkey.ai/linear/mcp"), headers, List.of());
  }

  static McpServer with(String name, String header, HeaderValue value) {
    return new McpServer(
        name, URI.create("https://mcp.port.io/v1"), Map.of(header, value), List.of());
  }

  static McpConfiguration configure(
      List<McpServer> servers, Optional<AgentClient> client, SecretForm form) {
    return switch (McpConfiguration.of(servers, client, form)) {
      case Rendering.Rendered(McpConfiguration configuration) -> configuration;
      case Rendering.UnsupportedHeader fault -> throw new AssertionError(fault);
    };
  }

  private static Secret secret(int index) {
    return Secret.of(SECRETS.get(index));
  }
}
