package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.McpServerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the additional MCP servers of two profiles. */
final class ServerChanges {
  private ServerChanges() {}

  /** By the servers' names. */
  static List<SettingChange> between(
      List<McpServerSettings> before, List<McpServerSettings> after) {
    Map<String, McpServerSettings> old = byName(before);
    Map<String, McpServerSettings> current = byName(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(current.keySet());
    List<SettingChange> changes = new ArrayList<>();
    for (String name : names) {
      change(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(current.get(name)))
          .ifPresent(changes::add);
    }
    return changes;
  }

  private static Optional<SettingChange> change(
      String name, Optional<McpServerSettings> before, Optional<McpServerSettings> after) {
    boolean alike = before.map(ServerChanges::butTools).equals(after.map(ServerChanges::butTools));
    Set<String> old = before.map(server -> Set.copyOf(server.tools())).orElse(Set.of());
    Set<String> current = after.map(server -> Set.copyOf(server.tools())).orElse(Set.of());
    boolean gives = after.isPresent() && !(alike && old.containsAll(current));
    boolean takes = before.isPresent() && !(alike && current.containsAll(old));
    return gives || takes
        ? Optional.of(
            new SettingChange("mcp.servers." + name, text(before), text(after), gives, takes))
        : Optional.empty();
  }

  private static McpServerSettings butTools(McpServerSettings server) {
    return new McpServerSettings(
        server.name(),
        server.url(),
        List.of(),
        server.headers(),
        server.traceparent(),
        server.portkeyMetadata());
  }

  /** Headers by name only, since their values are not for a pipeline's log. */
  private static String text(Optional<McpServerSettings> server) {
    return server
        .map(there ->
            there.url()
                + " (tools: "
                + new TreeSet<>(there.tools())
                + ", headers: "
                + new TreeSet<>(there.headers().keySet())
                + ")")
        .orElse("none");
  }

  private static Map<String, McpServerSettings> byName(List<McpServerSettings> servers) {
    Map<String, McpServerSettings> byName = new TreeMap<>();
    servers.forEach(server -> byName.put(server.name(), server));
    return byName;
  }
}
