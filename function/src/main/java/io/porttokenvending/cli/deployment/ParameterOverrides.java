package io.porttokenvending.cli.deployment;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code parameter_overrides}, in both of SAM's forms: {@code Key=value} and {@code
 * ParameterKey=Key,ParameterValue=value}, with spaces between pairs.
 *
 * <p>A value with a space is in quotes, or has a backslash before the space. SAM silently skips
 * what it does not understand; here it is an error, because a skipped host would look like one that
 * is not allowed.
 */
final class ParameterOverrides {
  private static final String LONG_FORM = "ParameterKey";
  private static final String VALUE = "ParameterValue=";

  private final String text;
  private int at;

  private ParameterOverrides(String text) {
    this.text = text;
  }

  /**
   * Returns the values by the parameters' names; the last one of a name counts.
   *
   * @throws IllegalArgumentException if a part is not a pair
   */
  static Map<String, String> parse(String text) {
    ParameterOverrides reader = new ParameterOverrides(text);
    Map<String, String> values = new HashMap<>();
    reader.skipSpaces();
    while (reader.at < text.length()) {
      String name = reader.name();
      values.put(name, reader.value());
      reader.skipSpaces();
    }
    return values;
  }

  private String name() {
    int start = at;
    String name = until('=');
    if (name.equals(LONG_FORM)) {
      name = until(',');
      if (!text.startsWith(VALUE, at)) {
        throw notAPair(start);
      }
      at += VALUE.length();
    }
    if (name.isEmpty() || !name.chars().allMatch(Character::isLetterOrDigit)) {
      throw notAPair(start);
    }
    return name;
  }

  /** Reads a name, which may be in quotes, and the character after it. */
  private String until(char end) {
    int stop = text.indexOf(end, at);
    if (stop < 0) {
      throw notAPair(at);
    }
    String name = text.substring(at, stop);
    at = stop + 1;
    boolean quoted = name.length() > 1 && isQuote(name.charAt(0));
    return quoted && name.endsWith(name.substring(0, 1))
        ? name.substring(1, name.length() - 1)
        : name;
  }

  private String value() {
    int start = at;
    boolean quoted = at < text.length() && isQuote(text.charAt(at));
    char end = quoted ? text.charAt(at++) : ' ';
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != end) {
      char c = text.charAt(at++);
      boolean escapes = c == '\\' && at < text.length() && isEscaped(text.charAt(at));
      value.append(escapes ? text.charAt(at++) : c);
      if (c == '"' && !quoted) {
        throw notAPair(start);
      }
    }
    if (quoted && !endsAtQuote()) {
      throw notAPair(start);
    }
    return value.toString();
  }

  private boolean endsAtQuote() {
    boolean closed = at < text.length();
    at++;
    return closed && (at == text.length() || text.charAt(at) == ' ');
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean isEscaped(char c) {
    return isQuote(c) || c == ' ';
  }

  private IllegalArgumentException notAPair(int start) {
    return new IllegalArgumentException(
        "expected Key=value or Key=\"a b\" at: "
            + text.substring(start).lines().findFirst().orElse(""));
  }
}
