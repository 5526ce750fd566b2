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

/** Unique environment variables for header values. */
final class VariableNames {
  private record Place(String server, String header) {}

  private final Map<Place, String> names = new HashMap<>();

  /**
   * Assigns a name to each header with a secret.
   *
   * @param reserved names that are already used
   */
  VariableNames(List<McpServer> servers, Set<String> reserved) {
    Set<String> taken = new HashSet<>(reserved);
    for (McpServer server : servers) {
      server
          .headers()
          .forEach((header, value) -> {
            if (value instanceof Confidential) {
              names.put(new Place(server.name(), header), unused(server.name(), header, taken));
            }
          });
    }
  }

  /** Returns the variable of a header with a secret. */
  String of(String server, String header) {
    return Objects.requireNonNull(names.get(new Place(server, header)));
  }

  /**
   * Returns an unused name and adds it to {@code taken}. It appends a number when two headers
   * differ only in characters that a variable name cannot contain.
   */
  static String unused(String server, String header, Set<String> taken) {
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
