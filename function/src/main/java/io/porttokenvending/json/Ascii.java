package io.porttokenvending.json;

/**
 * Letters, digits and case of ASCII alone. GitHub's names ignore case within ASCII; folding beyond
 * it would make the Kelvin sign a k, and a look-alike would pass for a name.
 */
public final class Ascii {
  private Ascii() {}

  public static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || isUpper(c);
  }

  public static boolean isUpper(int c) {
    return c >= 'A' && c <= 'Z';
  }

  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isLetterOrDigit(int c) {
    return isLetter(c) || isDigit(c);
  }

  /** Whether a text, which may be empty, has only digits. */
  public static boolean isDigits(String text) {
    return text.chars().allMatch(Ascii::isDigit);
  }

  /** Whether a text, which may be empty, has only letters, digits and these other characters. */
  public static boolean consistsOf(String text, String punctuation) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || punctuation.indexOf(c) >= 0);
  }

  public static char fold(char c) {
    return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
  }

  public static String fold(String text) {
    if (text.chars().noneMatch(Ascii::isUpper)) {
      return text;
    }
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  public static boolean equalsIgnoringCase(String a, String b) {
    return a.length() == b.length() && fold(a).equals(fold(b));
  }
}
