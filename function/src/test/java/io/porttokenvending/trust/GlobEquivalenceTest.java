package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Judged by a matcher that is written straight from the contract's words, and is not fast. */
class GlobEquivalenceTest {
  private static final int PAIRS = 30_000;

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "NAME", "WORKFLOW_REF"})
  void match_ofRandomPairs_isThatOfTheNaiveMatcher(ClaimKind kind) {
    Random random = new Random(20_261_120);
    int matching = 0;
    for (int i = 0; i < PAIRS; i++) {
      String pattern = text(random, "aA/@**");
      String value = random.nextBoolean() ? text(random, "aA/@") : fill(random, pattern);
      boolean expected = new Naive(kind, pattern, value).matches(0, 0);
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

  /** A value near the pattern: random pairs alone would hardly ever match. */
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

  private record Naive(ClaimKind kind, String pattern, String value) {
    boolean matches(int p, int v) {
      if (p == pattern.length()) {
        return v == value.length();
      }
      if (pattern.charAt(p) == '*') {
        boolean twice = pattern.startsWith("**", p);
        return matches(p + (twice ? 2 : 1), v)
            || (v < value.length() && admits(twice, p, value.charAt(v)) && matches(p, v + 1));
      }
      return v < value.length()
          && same(pattern.charAt(p), value.charAt(v), v)
          && matches(p + 1, v + 1);
    }

    private boolean admits(boolean twice, int p, char c) {
      boolean leftOfAt = kind == ClaimKind.WORKFLOW_REF && p < pattern.lastIndexOf('@');
      return (twice || c != '/') && !(leftOfAt && c == '@');
    }

    private boolean same(char wanted, char sent, int v) {
      long slashesBefore = value.substring(0, v).chars().filter(c -> c == '/').count();
      boolean folds =
          kind == ClaimKind.NAME || (kind == ClaimKind.WORKFLOW_REF && slashesBefore < 2);
      return wanted == sent || (folds && "aA".indexOf(wanted) >= 0 && "aA".indexOf(sent) >= 0);
    }
  }
}
