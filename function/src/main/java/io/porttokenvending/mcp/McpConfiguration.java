package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an agent is given to reach its MCP servers.
 *
 * @param mcpConfig the {@code mcpServers} document; holds secrets unless they are referenced
 * @param allowedTools as the asked client spells tools
 * @param clientConfig there when a client was named
 * @param env the secrets that the documents refer to, by environment variable; empty when they are
 *     embedded
 */
public record McpConfiguration(
    ObjectNode mcpConfig,
    List<String> allowedTools,
    Optional<ClientConfig> clientConfig,
    Map<String, Secret> env) {
  /**
   * The configuration.
   *
   * @param servers with different names
   */
  public static McpConfiguration of(
      List<McpServer> servers, Optional<AgentClient> asked, SecretForm form) {
    AgentClient client = asked.orElse(AgentClient.CLAUDE_CODE);
    ObjectNode mcpServers = mcpServers(servers, form);
    List<String> tools =
        servers.stream()
            .flatMap(
                server -> server.tools().stream().map(tool -> client.spell(server.name(), tool)))
            .toList();
    return new McpConfiguration(
        mcpServers,
        tools,
        asked.map(named -> render(named, servers, mcpServers)),
        form == SecretForm.EMBEDDED ? Map.of() : env(servers));
  }

  private static ClientConfig render(
      AgentClient client, List<McpServer> servers, ObjectNode mcpServers) {
    return switch (client) {
      case CLAUDE_CODE ->
          new ClientConfig(client.id(), ".mcp.json", "json", JsonText.writePretty(mcpServers));
      case MCP_REMOTE ->
          new ClientConfig(
              client.id(), "mcp.json", "json", JsonText.writePretty(McpRemote.render(servers)));
    };
  }

  /** {@code "type": "http"} is the one spelling that every client of this form accepts. */
  private static ObjectNode mcpServers(List<McpServer> servers, SecretForm form) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode entries = document.putObject("mcpServers");
    for (McpServer server : servers) {
      ObjectNode entry = entries.putObject(server.name());
      entry.put("type", "http").put("url", server.url().toString());
      ObjectNode headers = entry.putObject("headers");
      server.headers().forEach((name, value) -> headers.put(name, text(value, form)));
    }
    return document;
  }

  private static String text(HeaderValue value, SecretForm form) {
    return switch (form) {
      case EMBEDDED -> value.text();
      case REFERENCED ->
          switch (value) {
            case HeaderValue.Literal(String literal) -> literal;
            case HeaderValue.Confidential(String prefix, Secret secret, String variable) ->
                prefix + "${" + variable + "}";
          };
    };
  }

  private static Map<String, Secret> env(List<McpServer> servers) {
    Map<String, Secret> env = new TreeMap<>();
    for (McpServer server : servers) {
      for (HeaderValue value : server.headers().values()) {
        if (value instanceof HeaderValue.Confidential(var prefix, Secret secret, String variable)) {
          env.put(variable, secret);
        }
      }
    }
    return env;
  }

  @Override
  public String toString() {
    return "McpConfiguration";
  }
}
