package io.porttokenvending.mcp;

import io.porttokenvending.json.Ascii;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON object of strings that is one header's value: ASCII only, and with nothing in its strings
 * that an agent replaces by a variable or a file, that a shell expands or that ends an argument.
 */
final class InertJson {
  private static final HexFormat HEX = HexFormat.of();
  private static final String PLAIN = "-_./:@+";

  private InertJson() {}

  /** The members in the map's order. */
  static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> string(member.getKey()) + ":" + string(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String string(String text) {
    StringBuilder string = new StringBuilder().append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Ascii.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        string.append(c);
      } else {
        string.append("\\u").append(HEX.toHexDigits(c));
      }
    }
    return string.append('"').toString();
  }
}
