package io.porttokenvending.mcp;

import io.porttokenvending.json.Ascii;
import java.util.List;
import java.util.Map;

/** One table of a TOML document, as text. */
final class TomlTable {
  private final StringBuilder text;

  TomlTable(String parent, String name) {
    text = new StringBuilder("[" + parent + "." + key(name) + "]\n");
  }

  void put(String key, String value) {
    line(key, QuotedText.of(value));
  }

  void put(String key, boolean value) {
    line(key, Boolean.toString(value));
  }

  void put(String key, List<String> values) {
    line(key, "[" + String.join(", ", values.stream().map(QuotedText::of).toList()) + "]");
  }

  /** Writes an inline table, or nothing when it is empty. */
  void put(String key, Map<String, String> members) {
    if (!members.isEmpty()) {
      List<String> pairs =
          members.entrySet().stream()
              .map(member -> key(member.getKey()) + " = " + QuotedText.of(member.getValue()))
              .toList();
      line(key, "{ " + String.join(", ", pairs) + " }");
    }
  }

  private void line(String key, String value) {
    text.append(key).append(" = ").append(value).append('\n');
  }

  /** Quotes a header name with characters that an unquoted key must not contain. */
  private static String key(String name) {
    return !name.isEmpty() && Ascii.consistsOf(name, "_-") ? name : QuotedText.of(name);
  }

  String text() {
    return text.toString();
  }
}
