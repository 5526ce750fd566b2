package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refs/heads/main   | refs/heads/main
          refs/heads/*      | refs/heads/main
          refs/heads/*      | refs/heads/
          refs/heads/**     | refs/heads/
          refs/heads/**     | refs/heads/feature/a/b
          refs/heads/***    | refs/heads/feature/a/b
          refs/heads/****   | refs/heads/feature/a/b
          refs/*/main       | refs/heads/main
          refs/*/main       | refs//main
          refs/**/main      | refs/heads/a/main
          refs/**/main      | refs//main
          refs/**main       | refs/main
          refs/**main       | refs/heads/a/domain
          release-*-*       | release--
          release-*-*       | release-1-2-3
          *                 | anything
          *                 | ''
          **                | a/b/c
          **                | ''
          ***               | a/b/c
          a*a               | aa
          a*a               | aaa
          v*.*.*            | v1.2.3
          ''                | ''
          """)
  void pattern_matchingValue_matches(String pattern, String value) {
    assertTrue(text(pattern).matches(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          refs/heads/main   | refs/heads/mai
          refs/heads/main   | refs/heads/main2
          refs/heads/main   | xrefs/heads/main
          refs/heads/main   | refs/heads/Main
          refs/heads/main   | ''
          refs/heads/*      | refs/heads/feature/a
          refs/heads/*      | refs/heads//
          refs/heads/*      | refs/heads
          refs/heads/*      | xrefs/heads/main
          refs/heads/**     | refs/heads
          refs/*/main       | refs/main
          refs/*/main       | refs/heads/a/main
          refs/**/main      | refs/main
          refs/**/main      | refs/heads/main/x
          release-*-*       | release-1
          *                 | a/b
          *                 | /
          a*a               | a
          a*a               | aba2
          a*b*c             | a/b/c
          ''                | a
          """)
  void pattern_otherValue_doesNotMatch(String pattern, String value) {
    assertFalse(text(pattern).matches(value));
  }

  /** Special characters of regular expressions and shells are literal. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A|B", "^a$", "a.c", "a?c", "[abc]", "{a,b}", "a+", "(a)", "\\d", "a\\*", "!a", "%", "_",
        "~"
      })
  void punctuation_exceptStar_isLiteral(String pattern) {
    assertTrue(text(pattern).matches(pattern.replace("*", "")));
    for (String value : new String[] {"A", "B", "AB", "a", "abc", "aac", "b", "5", "aa", ""}) {
      assertFalse(text(pattern).matches(value), value);
    }
  }

  /** In a regular expression, an unanchored alternative would let main-x match main. */
  @ParameterizedTest
  @EnumSource(ClaimKind.class)
  void literal_everyKind_matchesWholeValueOnly(ClaimKind kind) {
    Glob pattern = new Glob("A|B", kind);
    assertTrue(pattern.matches("A|B"));
    for (String value : new String[] {"A", "B", "Ax", "xB", "A|Bx", "xA|B", "A|B\n", " A|B", ""}) {
      assertFalse(pattern.matches(value), value);
    }
  }

  @ParameterizedTest
  @EnumSource(ClaimKind.class)
  void wildcard_everyKind_isAnchoredAtBothEnds(ClaimKind kind) {
    Glob pattern = new Glob("a*b", kind);
    assertTrue(pattern.matches("a-b"));
    assertFalse(pattern.matches("xa-b"));
    assertFalse(pattern.matches("a-bx"));
    assertFalse(pattern.matches("a-b\n"));
  }

  @Test
  void wildcard_supplementaryCharacter_matches() {
    assertTrue(text("v*").matches("v\ud83d\ude80"));
    assertTrue(text("v\ud83d\ude80*").matches("v\ud83d\ude80x"));
    assertFalse(text("v\ud83d\ude80").matches("v\ud83d\ude81"));
  }

  /** The internal markers for wildcards must not collide with a character. */
  @Test
  void nulCharacter_nextToWildcard_isLiteral() {
    assertTrue(text("\u0000*").matches("\u0000a"));
    assertFalse(text("\u0000*").matches("a"));
    assertFalse(text("a\u0000*").matches("a"));
  }

  @Test
  void isLiteral_withStar_isFalse() {
    assertTrue(text("acme/api").isLiteral());
    assertTrue(text("").isLiteral());
    assertFalse(text("acme/*").isLiteral());
    assertEquals("acme/*", text("acme/*").text());
    assertEquals("acme/*", text("acme/*").toString());
  }

  @Test
  void globs_sameTextAndKind_areEqual() {
    assertEquals(text("a*"), text("a*"));
    assertEquals(text("a*").hashCode(), text("a*").hashCode());
    assertNotEquals(text("a*"), text("a**"));
    assertNotEquals(text("a*"), new Glob("a*", ClaimKind.NAME));
  }

  /** A backtracking matcher would take exponential time. */
  @Timeout(60)
  @ParameterizedTest
  @ValueSource(strings = {"a*", "a**", "*a*", "**/"})
  void manyWildcards_nearMatch_takeLinearTime(String part) {
    String value = "a".repeat(4000) + "/".repeat(4000);
    assertFalse(text(part.repeat(1000 / part.length()) + "b").matches(value));
  }

  private static Glob text(String pattern) {
    return new Glob(pattern, ClaimKind.TEXT);
  }
}
