package io.porttokenvending.json;

/** Recognises the timestamps of yaml.org/type, and whatever starts like one with a time of day. */
final class Timestamp {
  private Timestamp() {}

  /**
   * @param start the first character after a sign, which some parsers allow
   */
  static boolean matches(String text, int start) {
    int year = digits(text, start);
    int month = digits(text, year + 1);
    int day = digits(text, month + 1);
    boolean date =
        year - start == 4
            && isAt(text, year, '-')
            && isOneOrTwo(month - year - 1)
            && isAt(text, month, '-')
            && isOneOrTwo(day - month - 1);
    return date && (day == text.length() || isTimeOfDay(text, day));
  }

  /** Looser than 1.1: a separator, then nothing but what times and zones are written with. */
  private static boolean isTimeOfDay(String text, int start) {
    if ("Tt \t".indexOf(text.charAt(start)) < 0) {
      return false;
    }
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!PlainScalar.isDigit(c) && ":.+-Zz \t".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Where the digits that start at {@code from} end. */
  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && PlainScalar.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOneOrTwo(int count) {
    return count == 1 || count == 2;
  }

  private static boolean isAt(String text, int index, char c) {
    return index < text.length() && text.charAt(index) == c;
  }
}
