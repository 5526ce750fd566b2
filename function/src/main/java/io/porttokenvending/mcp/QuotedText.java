package io.porttokenvending.mcp;

/**
 * A string in double quotes, escaped as TOML's basic strings and YAML's are alike. An apostrophe is
 * escaped too, so that a shell takes the text in single quotes.
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
