package io.porttokenvending.json;

import java.util.Locale;

/**
 * A single value as it is written, not yet interpreted as a string, number or boolean.
 *
 * @param text without quotes, with escapes and folded lines resolved
 */
public record YamlScalar(Position at, String text, Kind kind) implements YamlNode {
  /** Meaning of a scalar's notation. */
  public enum Kind {
    /** In single or double quotes, or a literal or folded block: a string, whatever the text. */
    QUOTED,
    /** Unquoted, and a string in every version of YAML. */
    PLAIN_STRING,
    /** Unquoted decimal digits without sign and without leading zero. */
    INTEGER,
    /** Unquoted digits and one of {@code s}, {@code m} and {@code h}. */
    DURATION,
    /** Unquoted, exactly {@code true} or {@code false}. */
    BOOLEAN,
    /** Unquoted, and not one of the above; a string needs quotes. */
    OTHER;

    /** An unquoted value is a string only if it begins with a letter and is no reserved word. */
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
