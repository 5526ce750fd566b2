package io.porttokenvending.json;

import java.nio.CharBuffer;

/** Rejects raw characters that YAML forbids, or that parsers and editors treat differently. */
final class YamlCharacters {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private YamlCharacters() {}

  /**
   * Returns the text with every rejected character replaced, so that the parser continues.
   *
   * @param text well-formed UTF-16; overwritten
   */
  static String check(CharBuffer text, ProblemList problems) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.limit() && !problems.isFull(); i++) {
      char c = text.get(i);
      if (i == 0 && c == BYTE_ORDER_MARK) {
        // Left in place: the parser skips it here without counting a column.
        problems.add(
            Position.START, "a byte order mark is not allowed; save the file as UTF-8 without one");
        continue;
      }
      if (isRefused(c)) {
        problems.add(new Position(line, column), refusal(c));
        text.put(i, '\uFFFD');
      }
      if (c == '\n' || (c == '\r' && !(i + 1 < text.limit() && text.get(i + 1) == '\n'))) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return text.toString();
  }

  /**
   * Returns whether a character is a byte order mark, not printable in YAML 1.2.2 section 5.1, or a
   * line break only in YAML 1.1, where one parser would read a rule and another a comment.
   */
  private static boolean isRefused(char c) {
    if (c < ' ') {
      return c != '\t' && c != '\n' && c != '\r';
    }
    return (c >= '\u007F' && c <= '\u009F')
        || c == '\u2028'
        || c == '\u2029'
        || c == BYTE_ORDER_MARK
        || c == '\uFFFE'
        || c == '\uFFFF';
  }

  private static String refusal(char c) {
    String digits = Integer.toHexString(0x10000 | c).substring(1);
    return "the invisible character \\u"
        + digits
        + " is not allowed; remove it, or write that escape in a double-quoted string";
  }
}
