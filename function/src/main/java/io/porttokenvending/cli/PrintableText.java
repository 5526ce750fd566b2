package io.porttokenvending.cli;

import java.util.Collection;
import java.util.List;

/**
 * Text from policies and tokens, made safe to print. An attacker can choose the name of a branch or
 * workflow, so invisible characters and terminal control characters are always escaped or replaced.
 */
public final class PrintableText {
  private static final int MAX_LENGTH = 120;
  private static final int MAX_VALUES = 5;
  private static final String PLAIN = "/._-@*";

  private PrintableText() {}

  /** Returns the value as a YAML scalar, truncated if it is long. */
  public static String value(String text) {
    return isPlain(text) && text.length() <= MAX_LENGTH ? text : quoted(text);
  }

  /** Returns a single value, or a list of the first few values. */
  public static String values(Collection<String> texts) {
    if (texts.size() == 1) {
      return value(texts.iterator().next());
    }
    List<String> first = texts.stream().limit(MAX_VALUES).map(PrintableText::value).toList();
    String listed = "[" + String.join(", ", first);
    return texts.size() > MAX_VALUES
        ? listed + ", … and " + (texts.size() - MAX_VALUES) + " more]"
        : listed + "]";
  }

  /** Returns the text with each unsafe character replaced, so that columns do not shift. */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\t' ? ' ' : c)
        .map(c -> isVisible(c) || Character.getType(c) == Character.PRIVATE_USE ? c : '\uFFFD')
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  /** Returns the number with its noun, in the plural unless the number is one. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && isLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().limit(MAX_LENGTH).mapToObj(PrintableText::escaped).forEach(quoted::append);
    return quoted
        .append(text.codePointCount(0, text.length()) >= MAX_LENGTH ? "…\"" : "\"")
        .toString();
  }

  private static String escaped(int c) {
    if (c == '"' || c == '\\') {
      return "\\" + (char) c;
    }
    return isVisible(c) ? Character.toString(c) : String.format("\\U%08X", c);
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
