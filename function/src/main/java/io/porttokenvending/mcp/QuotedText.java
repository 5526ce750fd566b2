package io.porttokenvending.mcp;

/**
 * Writes a string in double quotes with escapes that are valid in TOML and YAML. It also escapes
 * apostrophes, so that a shell command can contain the text in single quotes.
 */
final class QuotedText {
  private QuotedText() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').append((char) c);
          } else if (c >= ' ' && c <= '~' && c != '\'') {
            quoted.append((char) c);
          } else {
            quoted.append(String.format("\\U%08X", c));
          }
        });
    return quoted.append('"').toString();
  }
}
