package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.trust.McpServerSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Additional MCP servers of a profile. */
class ServerChangesTest {
  private static final McpServerSettings LINEAR = server("https://a.example", false, "a", "b");

  @Test
  void server_addedOrRemoved_givesOrTakes() {
    assertEquals("+", signs(List.of(), List.of(LINEAR)));
    assertEquals("-", signs(List.of(LINEAR), List.of()));
    assertEquals("", signs(List.of(LINEAR), List.of(server("https://a.example", false, "b", "a"))));
  }

  @Test
  void tools_moreOrFewer_giveOrTake() {
    McpServerSettings fewer = server("https://a.example", false, "a");
    assertEquals("-", signs(List.of(LINEAR), List.of(fewer)));
    assertEquals("+", signs(List.of(fewer), List.of(LINEAR)));
  }

  @Test
  void addressOrWhatGoesAlong_changed_isBoth() {
    assertEquals(
        "+-", signs(List.of(LINEAR), List.of(server("https://b.example", false, "a", "b"))));
    assertEquals(
        "+-", signs(List.of(LINEAR), List.of(server("https://a.example", true, "a", "b"))));
  }

  private static McpServerSettings server(String url, boolean traceparent, String... tools) {
    return new McpServerSettings(
        "linear", URI.create(url), List.of(tools), Map.of(), traceparent, false);
  }

  private static String signs(List<McpServerSettings> before, List<McpServerSettings> after) {
    StringBuilder signs = new StringBuilder();
    for (SettingChange change : ServerChanges.between(before, after)) {
      signs.append(change.gives() ? "+" : "").append(change.takes() ? "-" : "");
    }
    return signs.toString();
  }
}
