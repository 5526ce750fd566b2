package io.porttokenvending.json;

import java.util.Locale;

/**
 * A single value, not yet interpreted as a string, number or boolean.
 *
 * @param text the value without quotes, with escapes and folded lines resolved
 */
public record YamlScalar(Position at, String text, Kind kind) implements YamlNode {
  /** Meaning of a scalar's notation. */
  public enum Kind {
    /** A string in single or double quotes, or in a literal or folded block. */
    QUOTED,
    /** Unquoted, and a string in every version of YAML. */
    PLAIN_STRING,
    /** Unquoted decimal digits without a sign or leading zero. */
    INTEGER,
    /** Unquoted digits followed by {@code s}, {@code m} or {@code h}. */
    DURATION,
    /** Unquoted {@code true} or {@code false}. */
    BOOLEAN,
    /** Any other unquoted value; a string needs quotes. */
    OTHER;

    /** An unquoted value is a string if it begins with a letter and is not a reserved word. */
    static Kind ofPlain(String text) {
      if (text.isEmpty()) {
        return OTHER;
      }
      if (Character.isLetter(text.codePointAt(0))) {
        return switch (text.toLowerCase(Locale.ROOT)) {
          case "true", "false" -> text.equals("true") || text.equals("false") ? BOOLEAN : OTHER;
          case "yes", "no", "on", "off", "y", "n", "null" -> OTHER;
          default -> PLAIN_STRING;
        };
      }
      int digits = 0;
      while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
        digits++;
      }
      if (digits > 0 && digits == text.length() && (digits == 1 || text.charAt(0) != '0')) {
        return INTEGER;
      }
      boolean unit = digits == text.length() - 1 && "smh".indexOf(text.charAt(digits)) >= 0;
      return digits > 0 && unit ? DURATION : OTHER;
    }
  }
}
