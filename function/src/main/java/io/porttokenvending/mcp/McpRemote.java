package io.porttokenvending.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * The bridge for agents that speak stdio only. A secret goes through the environment, because
 * arguments are visible to every process of the runner and to the agent's own shell.
 */
final class McpRemote {
  /** Pinned: an unpinned package runs whatever is newest in a job that holds a token. */
  private static final String PACKAGE = "mcp-remote@0.15.1";

  private McpRemote() {}

  static ObjectNode render(List<McpServer> servers) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode entries = document.putObject("mcpServers");
    servers.forEach(server -> render(server, entries.putObject(server.name())));
    return document;
  }

  private static void render(McpServer server, ObjectNode entry) {
    ArrayNode args = entry.put("command", "npx").putArray("args");
    args.add("-y").add(PACKAGE).add(server.url().toString());
    args.add("--transport").add("http-only").add("--silent");
    ObjectNode env = entry.putObject("env");
    server
        .headers()
        .forEach((name, value) -> {
          args.add("--header");
          switch (value) {
            // No space behind the colon: some agents split arguments there.
            case HeaderValue.Literal(String text) -> args.add(name + ":" + text);
            case HeaderValue.Confidential secret -> {
              String variable = variable(server.name(), name);
              args.add(name + ":${" + variable + "}");
              env.put(variable, secret.text());
            }
          }
        });
  }

  private static String variable(String server, String header) {
    return ("MCP_" + server + "_" + header).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
