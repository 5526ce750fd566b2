package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.NaiveMatch;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the matcher with a slow one that follows the contract's text. */
class GlobEquivalenceTest {
  private static final int PAIRS = 30_000;

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "NAME", "WORKFLOW_REF"})
  void match_randomPairs_agreesWithNaiveMatcher(ClaimKind kind) {
    Random random = new Random(20_261_120);
    int matching = 0;
    for (int i = 0; i < PAIRS; i++) {
      String pattern = text(random, "aA/@**");
      String value = random.nextBoolean() ? text(random, "aA/@") : fill(random, pattern);
      boolean expected = new NaiveMatch(kind, pattern, value).holds();
      assertEquals(
          expected, new Glob(pattern, kind).matches(value), () -> pattern + " and " + value);
      matching += expected ? 1 : 0;
    }
    int found = matching;
    assertTrue(found > PAIRS / 10 && found < PAIRS * 9 / 10, () -> "lopsided: " + found);
  }

  private static String text(Random random, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(9); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Returns a value that is similar to the pattern, because random pairs rarely match. */
  private static String fill(Random random, String pattern) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      value.append(c == '*' ? piece(random) : String.valueOf(c));
    }
    return value.toString();
  }

  private static String piece(Random random) {
    return new String[] {"", "a", "A", "/", "@", "aa", "a/", "a@"}[random.nextInt(8)];
  }
}
