package io.porttokenvending.mcp;

import io.porttokenvending.json.Ascii;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a JSON object of strings as a header value. It escapes every character that an agent or a
 * shell could expand, that could end an argument, or that is not ASCII.
 */
final class InertJson {
  private static final HexFormat HEX = HexFormat.of();
  private static final String PLAIN = "-_./:@+";

  private InertJson() {}

  /** Writes the members in the map's order. */
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
