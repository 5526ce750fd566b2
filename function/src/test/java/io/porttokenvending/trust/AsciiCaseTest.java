package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiCaseTest {
  @Test
  void fold_ofEveryCharacter_changesTheAsciiCapitalsAlone() {
    String capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
      int place = capitals.indexOf(c);
      char folded = place < 0 ? (char) c : "abcdefghijklmnopqrstuvwxyz".charAt(place);
      assertEquals(folded, AsciiCase.fold((char) c));
      assertEquals("x" + folded, AsciiCase.fold("x" + (char) c));
    }
  }

  @Test
  void fold_ofTextInLowerCase_isTheTextItself() {
    String text = new String("acme/api".toCharArray());
    assertSame(text, AsciiCase.fold(text));
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "acme, ACME", "Acme-Inc, aCME-iNC", "\u00dcber, \u00dcBER"})
  void texts_thatDifferInAsciiCaseAlone_areEqual(String a, String b) {
    assertTrue(AsciiCase.equal(a, b));
    assertEquals(AsciiCase.fold(a), AsciiCase.fold(b));
  }

  /** Kelvin sign, dotless i, dotted I, long s, sharp s: all fold to ASCII somewhere. */
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
  void texts_thatDifferOtherwise_areNotEqual(String a, String b) {
    assertFalse(AsciiCase.equal(a, b));
    assertFalse(AsciiCase.equal(b, a));
  }
}
