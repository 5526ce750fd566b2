package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;

/**
 * A line of a file as a terminal may show it, and where below it the caret stands. What a policy
 * holds comes from whoever proposed it, so nothing of it may steer the terminal or turn around what
 * is read.
 *
 * @param column of the caret, from 0
 */
record Excerpt(String text, int column) {
  private static final int WIDTH = 120;
  private static final int BEFORE = 60;

  /** The line, or the part around the place when it is long. */
  static Excerpt of(String line, Position at) {
    int[] characters = line.codePoints().toArray();
    int column = Math.clamp(at.column() - 1L, 0, characters.length);
    int start = characters.length <= WIDTH ? 0 : Math.max(0, column - BEFORE);
    int end = Math.min(characters.length, start + WIDTH);
    String before = start > 0 ? "…" : "";
    String text = before + plain(new String(characters, start, end - start));
    return new Excerpt(
        end < characters.length ? text + "…" : text, before.length() + column - start);
  }

  /** The same text without characters that show nothing of themselves; each stays one column. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().map(Excerpt::plain).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static int plain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\t' ? ' ' : '\uFFFD';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          '\uFFFD';
      default -> character;
    };
  }
}
