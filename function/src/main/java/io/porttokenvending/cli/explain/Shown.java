package io.porttokenvending.cli.explain;

import java.util.Collection;
import java.util.List;

/**
 * Values as YAML would hold them, cut where they are long. Whoever names a branch or a workflow
 * chooses what is shown of it, so nothing that steers a terminal or hides itself is shown as it is.
 */
public final class Shown {
  private static final int LONGEST = 120;
  private static final int MOST = 5;
  private static final String PLAIN = "/._-@*";

  private Shown() {}

  public static String value(String text) {
    return isPlain(text) && text.length() <= LONGEST ? text : quoted(text);
  }

  /** One value by itself, several as a list, of which the first few are shown. */
  static String values(Collection<String> texts) {
    if (texts.size() == 1) {
      return value(texts.iterator().next());
    }
    List<String> first = texts.stream().limit(MOST).map(Shown::value).toList();
    String listed = "[" + String.join(", ", first);
    return texts.size() > MOST
        ? listed + ", … " + (texts.size() - MOST) + " more of " + texts.size() + "]"
        : listed + "]";
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || !isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(c -> isLetterOrDigit((char) c) || PLAIN.indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int shown = 0;
    for (int at = 0; at < text.length() && shown < LONGEST; shown++) {
      int c = text.codePointAt(at);
      if (c == '"' || c == '\\') {
        quoted.append('\\').appendCodePoint(c);
      } else if (isVisible(c)) {
        quoted.appendCodePoint(c);
      } else {
        quoted.append(String.format("\\U%08X", c));
      }
      at += Character.charCount(c);
    }
    return quoted.append(shown == LONGEST ? "…\"" : "\"").toString();
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
