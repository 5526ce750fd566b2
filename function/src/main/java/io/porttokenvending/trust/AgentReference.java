package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;

/**
 * Detects text that an agent replaces with a variable or a file when it reads its configuration.
 */
public final class AgentReference {
  private AgentReference() {}

  /**
   * Returns whether a text contains {@code ${…}}, {@code $NAME}, {@code {env:…}} or {@code
   * {file:…}}.
   */
  static boolean isIn(String text) {
    String folded = Ascii.fold(text);
    return folded.contains("{env:") || folded.contains("{file:") || startsVariable(text);
  }

  /** Returns whether a text contains <code>${</code> or {@code $NAME}. */
  public static boolean startsVariable(String text) {
    for (int i = text.indexOf('$'); i >= 0 && i + 1 < text.length(); i = text.indexOf('$', i + 1)) {
      char next = text.charAt(i + 1);
      if (next == '{' || next == '_' || Ascii.isLetterOrDigit(next)) {
        return true;
      }
    }
    return false;
  }
}
