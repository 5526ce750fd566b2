package io.porttokenvending.cli.lint;

import java.util.List;
import java.util.Optional;

/**
 * Rules of {@code git check-ref-format}, as far as the literal text of a pattern can break them.
 */
final class GitRefName {
  private static final String FORBIDDEN = "~^:?[\\";
  private static final List<String> SEQUENCES = List.of("..", "//", "@{", "/.", ".lock/");
  private static final List<String> ENDS = List.of("/", ".", ".lock");
  private static final List<String> STARTS = List.of("/", ".");
  private static final int DELETE = 0x7F;

  private GitRefName() {}

  /** The reason that no ref or branch name matches this text. */
  static Optional<String> fault(String text) {
    return text.chars()
        .filter(c -> c <= ' ' || c == DELETE || FORBIDDEN.indexOf(c) >= 0)
        .mapToObj(GitRefName::named)
        .findFirst()
        .or(() -> quoted(SEQUENCES.stream().filter(text::contains).findFirst()))
        .map(what -> "git allows no " + what + " in a ref")
        .or(() ->
            quoted(ENDS.stream().filter(text::endsWith).findFirst())
                .map(end -> "git allows no ref that ends with " + end))
        .or(() ->
            quoted(STARTS.stream().filter(text::startsWith).findFirst())
                .map(start -> "git allows no ref that begins with " + start));
  }

  private static String named(int c) {
    if (c == ' ') {
      return "space";
    }
    return c < ' ' || c == DELETE ? "control character" : "'" + (char) c + "'";
  }

  private static Optional<String> quoted(Optional<String> text) {
    return text.map(what -> "'" + what + "'");
  }
}
