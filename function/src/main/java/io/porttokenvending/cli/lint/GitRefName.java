package io.porttokenvending.cli.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of {@code git check-ref-format} that the literal text of a pattern can break. */
final class GitRefName {
  private static final Pattern CHARACTER = Pattern.compile("[\\x00-\\x20\\x7F~^:?\\[\\\\]");
  private static final Pattern SEQUENCE = Pattern.compile("\\.\\.|//|@\\{|/\\.|\\.lock/");
  private static final Pattern END = Pattern.compile("(/|\\.|\\.lock)$");
  private static final Pattern START = Pattern.compile("^[/.]");

  private GitRefName() {}

  /** Returns the reason that no ref or branch name matches this text. */
  static Optional<String> fault(String text) {
    return find(CHARACTER, text)
        .map(GitRefName::named)
        .or(() -> find(SEQUENCE, text).map(GitRefName::quoted))
        .map(part -> "git allows no " + part + " in a ref")
        .or(() -> find(END, text).map(end -> "git allows no ref that ends with " + quoted(end)))
        .or(() ->
            find(START, text).map(start -> "git allows no ref that begins with " + quoted(start)));
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static String named(String character) {
    if (character.equals(" ")) {
      return "space";
    }
    return Character.isISOControl(character.charAt(0)) ? "control character" : quoted(character);
  }

  private static String quoted(String text) {
    return "'" + text + "'";
  }
}
