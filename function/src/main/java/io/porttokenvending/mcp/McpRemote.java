package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.mcp.HeaderValue.Confidential;
import java.util.List;
import java.util.Set;

/**
 * The bridge for agents that support only stdio. It reads secrets from the environment, because
 * every process of the runner can read another one's arguments.
 */
final class McpRemote {
  /** Pinned, because the package runs in a job with access to a token. */
  private static final String PACKAGE = "mcp-remote@0.15.1";

  private final VariableNames names;
  private final HeaderText text;

  private McpRemote(VariableNames names, HeaderText text) {
    this.names = names;
    this.text = text;
  }

  static JsonNode render(List<McpServer> servers, HeaderText text) {
    McpRemote bridge = new McpRemote(new VariableNames(servers, Set.of()), text);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode entries = document.putObject("mcpServers");
    servers.forEach(server -> bridge.write(server, entries.putObject(server.name())));
    return document;
  }

  private void write(McpServer server, ObjectNode entry) {
    ArrayNode args = entry.put("command", "npx").putArray("args");
    args.add("-y").add(PACKAGE).add(server.url().toString());
    args.add("--transport").add("http-only").add("--silent");
    ObjectNode env = JsonNodeFactory.instance.objectNode();
    server
        .headers()
        .forEach((name, value) -> {
          // No space after the colon, because some agents split arguments at spaces.
          args.add("--header").add(name + ":" + argument(server, name, value));
          if (isEmbedded(value)) {
            env.put(names.of(server.name(), name), value.text());
          }
        });
    if (!env.isEmpty()) {
      entry.set("env", env);
    }
  }

  private String argument(McpServer server, String name, HeaderValue value) {
    return isEmbedded(value)
        ? text.syntax().reference(names.of(server.name(), name))
        : text.of(value);
  }

  private boolean isEmbedded(HeaderValue value) {
    return text.form() == SecretForm.EMBEDDED && value instanceof Confidential;
  }
}
