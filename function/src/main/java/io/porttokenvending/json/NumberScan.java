package io.porttokenvending.json;

/**
 * Recognises every integer and float of YAML 1.1 and of the core schema of 1.2, after the sign:
 * decimal, octal, hexadecimal, binary, sexagesimal, with fraction and exponent. Underscores are
 * stepped over wherever they stand, and commas too, as parsers in use do.
 */
final class NumberScan {
  private final String text;
  private int at;

  /**
   * @param start the first character after the sign
   */
  NumberScan(String text, int start) {
    this.text = text;
    this.at = start;
    skipSeparators();
  }

  boolean isNumber() {
    if (peek() == '0' && isRadixNumber()) {
      return true;
    }
    int whole = digits();
    if (whole > 0 && peek() == ':') {
      return sexagesimalRest();
    }
    boolean dot = false;
    while (peek() == '.') {
      dot = true;
      step();
      digits();
    }
    if (whole == 0 && !dot) {
      return false;
    }
    return atEnd() || exponentRest();
  }

  /** Whether {@code 0b}, {@code 0o} or {@code 0x} and its digits are all there is. */
  private boolean isRadixNumber() {
    int start = at;
    step();
    int radix =
        switch (peek()) {
          case 'b', 'B' -> 2;
          case 'o', 'O' -> 8;
          case 'x', 'X' -> 16;
          default -> 0;
        };
    // To 1.1 an underscore is a digit: 0x_ is an integer and 0x is none.
    boolean number = radix > 0 && at + 1 < text.length();
    step();
    while (number && !atEnd()) {
      number = isDigitOf(radix, peek());
      step();
    }
    at = start;
    return number;
  }

  private static boolean isDigitOf(int radix, char c) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  /** {@code (:[0-5]?[0-9])+(\.[0-9]*)?} */
  private boolean sexagesimalRest() {
    while (peek() == ':') {
      step();
      boolean upToFive = peek() <= '5';
      int digits = digits();
      if (digits < 1 || digits > 2 || (digits == 2 && !upToFive)) {
        return false;
      }
    }
    if (peek() == '.') {
      step();
      digits();
    }
    return atEnd();
  }

  private boolean exponentRest() {
    if (peek() != 'e' && peek() != 'E') {
      return false;
    }
    step();
    if (peek() == '+' || peek() == '-') {
      step();
    }
    return digits() > 0 && atEnd();
  }

  private int digits() {
    int count = 0;
    while (PlainScalar.isDigit(peek())) {
      count++;
      step();
    }
    return count;
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private char peek() {
    return atEnd() ? '\0' : text.charAt(at);
  }

  private void step() {
    at++;
    skipSeparators();
  }

  private void skipSeparators() {
    while (!atEnd() && (text.charAt(at) == '_' || text.charAt(at) == ',')) {
      at++;
    }
  }
}
