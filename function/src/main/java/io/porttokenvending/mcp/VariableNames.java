package io.porttokenvending.mcp;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.mcp.HeaderValue.Confidential;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Environment variables for whole header values, a different one for each header. */
final class VariableNames {
  private record Place(String server, String header) {}

  private final Map<Place, String> names = new HashMap<>();

  /**
   * Names for the headers with secrets.
   *
   * @param reserved what the names must not be
   */
  VariableNames(List<McpServer> servers, Set<String> reserved) {
    Set<String> taken = new HashSet<>(reserved);
    for (McpServer server : servers) {
      server
          .headers()
          .forEach((header, value) -> {
            if (value instanceof Confidential) {
              names.put(new Place(server.name(), header), free(server.name(), header, taken));
            }
          });
    }
  }

  /** Of a header with a secret. */
  String of(String server, String header) {
    return Objects.requireNonNull(names.get(new Place(server, header)));
  }

  /**
   * A name that is not taken, and is taken from then on: two places that differ only in what a
   * variable's name cannot hold get a number.
   */
  static String free(String server, String header, Set<String> taken) {
    StringBuilder base = new StringBuilder();
    for (char c : ("MCP_" + server + "_" + header).toUpperCase(Locale.ROOT).toCharArray()) {
      base.append(Ascii.isLetterOrDigit(c) ? c : '_');
    }
    String name = base.toString();
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }
}
