package io.porttokenvending.mcp;

import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON object of strings that is one header's value: ASCII only, and with nothing in its strings
 * that an agent replaces by a variable or a file, that a shell expands or that ends an argument.
 */
public final class InertJson {
  private static final HexFormat HEX = HexFormat.of();
  private static final String PLAIN = "-_./:@+";

  private InertJson() {}

  /** The members in the map's order. */
  public static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> string(member.getKey()) + ":" + string(member.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String string(String text) {
    StringBuilder string = new StringBuilder().append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        string.append(c);
      } else {
        string.append("\\u").append(HEX.toHexDigits(c));
      }
    }
    return string.append('"').toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }
}
