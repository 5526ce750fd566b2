package io.porttokenvending.json;

import io.porttokenvending.json.YamlScalar.Kind;
import java.util.Locale;

/**
 * Tells what an unquoted scalar is to the versions of YAML: the types of yaml.org/type (1.1), the
 * core schema (YAML 1.2.2 section 10.3), and the readings that widespread parsers add to them. In
 * doubt it is {@code OTHER}, which costs an operator two quotes; a string that another reader takes
 * for a number costs more.
 */
final class PlainScalar {
  private PlainScalar() {}

  static Kind kindOf(String text) {
    if (text.isEmpty()) {
      return Kind.OTHER;
    }
    char first = text.charAt(0);
    if (isDigit(first) || first == '+' || first == '-' || first == '.') {
      return numberLike(text);
    }
    return word(text);
  }

  /** Words in any case: 1.1 lists some cases, and parsers read more of them than it lists. */
  private static Kind word(String text) {
    if (text.length() > "false".length()) {
      return Kind.PLAIN_STRING;
    }
    if (text.equals("true") || text.equals("false")) {
      return Kind.BOOLEAN;
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<" ->
          Kind.OTHER;
      default -> Kind.PLAIN_STRING;
    };
  }

  private static Kind numberLike(String text) {
    if (isDecimal(text)) {
      return Kind.INTEGER;
    }
    if (isDottedDigits(text)) {
      return Kind.PLAIN_STRING;
    }
    boolean signed = text.charAt(0) == '+' || text.charAt(0) == '-';
    int start = signed ? 1 : 0;
    return isInfinityOrNan(text, start)
            || Timestamp.matches(text, start)
            || new NumberScan(text, start).isNumber()
        ? Kind.OTHER
        : Kind.PLAIN_STRING;
  }

  private static boolean isDecimal(String text) {
    if (text.charAt(0) == '0') {
      return text.length() == 1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code 1.2.3} and {@code 10.0.0.1}: the pattern that 1.1 prints for floats lets several dots
   * through, but no number has them and no parser makes one of them.
   */
  private static boolean isDottedDigits(String text) {
    int dots = 0;
    boolean afterDigit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && afterDigit) {
        dots++;
        afterDigit = false;
      } else if (isDigit(c)) {
        afterDigit = true;
      } else {
        return false;
      }
    }
    return dots >= 2 && afterDigit;
  }

  private static boolean isInfinityOrNan(String text, int start) {
    return text.length() == start + 4
        && (text.regionMatches(true, start, ".inf", 0, 4)
            || text.regionMatches(true, start, ".nan", 0, 4));
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
