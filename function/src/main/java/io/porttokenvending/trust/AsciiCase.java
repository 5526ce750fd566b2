package io.porttokenvending.trust;

/**
 * Folds A to Z and nothing else. GitHub's names ignore case within ASCII; folding beyond it would
 * make the Kelvin sign a k and let a look-alike pass for a name.
 */
public final class AsciiCase {
  private AsciiCase() {}

  public static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (fold(text.charAt(i)) != text.charAt(i)) {
        return foldFrom(i, text);
      }
    }
    return text;
  }

  static boolean equal(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (fold(a.charAt(i)) != fold(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String foldFrom(int start, String text) {
    char[] folded = text.toCharArray();
    for (int i = start; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }
}
