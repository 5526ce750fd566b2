package io.porttokenvending.mcp;

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

  /** Two names that differ only in what a variable's name cannot hold get a number. */
  private static String free(String server, String header, Set<String> taken) {
    String base = fold("MCP_" + server + "_" + header);
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
      folded.append((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_');
    }
    return folded.toString();
  }
}
