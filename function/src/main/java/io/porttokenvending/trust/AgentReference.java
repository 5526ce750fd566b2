package io.porttokenvending.trust;

/**
 * Finds what some agent replaces by an environment variable or a file when it reads its
 * configuration: a value that is meant as it stands must hold nothing of the kind, in any agent's
 * syntax.
 */
final class AgentReference {
  private AgentReference() {}

  /** Whether a text holds {@code ${…}}, {@code $NAME}, {@code {env:…}} or {@code {file:…}}. */
  static boolean isIn(String text) {
    String folded = AsciiCase.fold(text);
    if (folded.contains("{env:") || folded.contains("{file:")) {
      return true;
    }
    for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
      if (i + 1 < text.length() && begins(text.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(char next) {
    return next == '{'
        || next == '_'
        || (next >= 'A' && next <= 'Z')
        || (next >= 'a' && next <= 'z')
        || (next >= '0' && next <= '9');
  }
}
