package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiTest {
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";

  @Test
  void characters_all_areClassifiedByAsciiOnly() {
    for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
      boolean digit = "0123456789".indexOf(c) >= 0;
      boolean letter = (CAPITALS + SMALL).indexOf(c) >= 0;
      char folded = CAPITALS.indexOf(c) < 0 ? (char) c : SMALL.charAt(CAPITALS.indexOf(c));
      assertEquals(digit, Ascii.isDigit(c));
      assertEquals(letter, Ascii.isLetter(c));
      assertEquals(letter || digit, Ascii.isLetterOrDigit(c));
      assertEquals(folded, Ascii.fold((char) c));
      assertEquals("x" + folded, Ascii.fold("x" + (char) c));
      assertEquals(digit, Ascii.isDigits("0" + (char) c));
      assertEquals(letter || digit || c == '-', Ascii.consistsOf("a" + (char) c, "-"));
    }
  }

  @Test
  void fold_lowerCaseText_returnsSameText() {
    String text = new String("acme/api".toCharArray());
    assertSame(text, Ascii.fold(text));
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "acme, ACME", "Acme-Inc, aCME-iNC", "\u00dcber, \u00dcBER"})
  void texts_differentAsciiCase_areEqual(String a, String b) {
    assertTrue(Ascii.equalsIgnoringCase(a, b));
    assertEquals(Ascii.fold(a), Ascii.fold(b));
  }

  /**
   * Some case mappings convert these to ASCII: Kelvin sign, dotless i, dotted I, long s, sharp s.
   */
  @ParameterizedTest
  @CsvSource({
    "k, \u212a",
    "i, \u0131",
    "i, \u0130",
    "s, \u017f",
    "ss, \u00df",
    "\u00fcber, \u00dcBER",
    "[, {",
    "@, `",
    "acme, acm",
    "acme, acme1"
  })
  void texts_otherDifference_areNotEqual(String a, String b) {
    assertFalse(Ascii.equalsIgnoringCase(a, b));
    assertFalse(Ascii.equalsIgnoringCase(b, a));
  }
}
