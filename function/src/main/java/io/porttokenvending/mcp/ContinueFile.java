package io.porttokenvending.mcp;

import java.util.List;

/** Continue's YAML: a list of servers in a file with a name and a version. */
final class ContinueFile {
  private ContinueFile() {}

  static String render(List<McpServer> servers, HeaderText text) {
    StringBuilder file =
        new StringBuilder(
            """
            name: "mcp-servers"
            version: "1.0.0"
            schema: "v1"
            mcpServers:
            """);
    servers.forEach(server -> append(file, server, text));
    return file.toString();
  }

  private static void append(StringBuilder file, McpServer server, HeaderText text) {
    line(file, "  - name: ", server.name());
    line(file, "    type: ", "streamable-http");
    line(file, "    url: ", server.url().toString());
    if (!server.headers().isEmpty()) {
      file.append("    requestOptions:\n      headers:\n");
      server
          .headers()
          .forEach(
              (name, value) -> line(file, "        " + QuotedText.of(name) + ": ", text.of(value)));
    }
  }

  private static void line(StringBuilder file, String start, String value) {
    file.append(start).append(QuotedText.of(value)).append('\n');
  }
}
