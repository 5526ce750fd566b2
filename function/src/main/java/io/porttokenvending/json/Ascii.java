package io.porttokenvending.json;

/**
 * Letters, digits and case of ASCII. GitHub's names ignore ASCII case only; Unicode case folding
 * would turn the Kelvin sign into a k, so that a similar name could match.
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

  /** Returns whether a text, which may be empty, has only digits. */
  public static boolean isDigits(String text) {
    return text.chars().allMatch(Ascii::isDigit);
  }

  /** Returns whether a text, which may be empty, has only letters, digits and punctuation. */
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
