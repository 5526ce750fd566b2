package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.json.YamlScalar.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each cell is one unquoted scalar and what the versions of YAML make of it. */
class PlainScalarTest {
  static final List<String> ORDINARY_STRINGS =
      cells(
          """
          push | acme/api | refs/heads/main | acme default branches
          port-token-vending/catalog-reader | https://mcp.port.io/v1 | any | 15m | 1h30m
          2fast | 123abc | v1.2.3 | a:b | 1:a | a | t | f | é | ٣ | １２ | e3 | E10 | 1e | 1e+
          1e3x | 1.5e3.2 | 1ee3 | e1e2 | .e | 0x | 0xZZ | 0xfg | 0b | 0b2 | 0b1e | 0o | 0o8
          x1F | 1x0 | 0b12ab | 1e10aaaa1e10aaaa1e10aaaa1e10aaaa1e10aaaa
          1234567890e1234567890e12345678901234567e | 12345678901234567890123456789012345678e9a
          deadbeefdeadbeefdeadbeefdeadbeefdeadbeef | 00112233445566778899aabbccddeeff00112233
          """);
  static final List<String> STRINGS_LIKE_NUMBERS =
      cells(
          """
          1.2.3 | 1.2.3.4 | 10.0.0.1 | 01.02.03 | 1.2.3-rc1 | 1.2.3a | 1.2a | 1.a | ..a
          ../policy | .github | .env | .inf. | .info | .nano | inf | nan | NaN | Infinity
          -inf | + | --1 | +-1 | -a | -v1 | _1 | _ | 1:60 | 1:300 | 8080:80 | 1: | 1::2 | 1:2:
          1:30pm | 1:2:3a | 1:2.3.4 | 2026-11 | 2026-11- | 2026-11-20-01 | 2026-11-20x
          2026-11-20 release | 2026-11-20Tea | 202-11-20 | 20261-11-20 | 2026-111-20
          2026-11-200 | 2026--20 | 2026/11/20 | 10-20
          """);
  static final List<String> STRINGS_LIKE_WORDS =
      cells(
          """
          yess | noo | offf | onn | nul | nulls | tru | truer | falsey | Nil | none | None
          yes and no | ~a | ~~ | =a | == | <<< | < | <<a | null-safe | on_push | n-1 | oN.
          ja
          """);
  static final List<String> INTEGERS =
      cells(
          """
          0 | 1 | 7 | 9 | 10 | 999999999999 | 9223372036854775807 | 9223372036854775808
          1234567890123456789012345678901234567890
          """);
  static final List<String> BOOLEANS =
      cells(
          """
          true | false
          """);
  static final List<String> OTHER_WORDS =
      cells(
          """
          ~ | null | Null | NULL | nULL | True | TRUE | tRUE | False | FALSE | falsE | yes
          Yes | YES | yEs | no | No | NO | nO | on | On | ON | oN | off | Off | OFF | oFf | y
          Y | n | N | << | =
          """);
  static final List<String> OTHER_INTEGERS =
      cells(
          """
          00 | 01 | 012 | 08 | 0123456789 | 0o17 | 0O17 | -0o7 | 0x1F | 0X1f | 0xdead_beef
          +0x1 | 0x_ | 0_x1 | 0b1 | 0B10 | -0b1_0 | 0b_ | 0_ | 0_7 | +1 | -3 | -0 | +0 | 1_000
          1__0_ | 1,000 | -_1 | 1:30 | 0:30 | 12:30:45 | 190:20:30 | -1:30 | 1_0:5 | 1:2_0
          00:11:22:33:44:55
          """);
  static final List<String> OTHER_FLOATS =
      cells(
          """
          1.0 | 0.5 | 1. | .5 | -.5 | +.5 | . | -. | .. | 1e3 | 1E3 | 1e+3 | 1e-3 | -1e3 | 0e0
          1.5e3 | 1.e3 | .5e3 | .e3 | .e+3 | 6.8523015e+5 | 685_230.15 | 1_0e1_0 | 1e_3
          190:20:30.15 | 1:30. | 0:0.5 | .inf | .Inf | .INF | .iNF | +.inf | -.INF | .nan
          .NaN | .NAN | -.nan | 1..2 | .1.2 | 1.2. | -1.2.3 | 1_0.2.3 | 1.2.3e4
          1234567890e1234567890123456789012345678
          """);
  static final List<String> TIMESTAMPS =
      cells(
          """
          2026-11-20 | 2026-1-2 | -2026-11-20 | 2001-12-14t21:59:43.10-05:00
          2001-12-14T21:59:43Z | 2001-12-14 21:59:43 | 2001-1-4  1:59:43
          2001-12-14 21:59:43.10 -5 | 2001-12-15 2:59:43.10 Z | 2001-12-14T21:59 | 2001-12-14T
          """);

  @ParameterizedTest
  @FieldSource("ORDINARY_STRINGS")
  void kindOf_ordinaryString_isPlainString(String text) {
    assertEquals(Kind.PLAIN_STRING, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("STRINGS_LIKE_NUMBERS")
  void kindOf_stringThatResemblesNumber_isPlainString(String text) {
    assertEquals(Kind.PLAIN_STRING, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("STRINGS_LIKE_WORDS")
  void kindOf_stringThatResemblesWord_isPlainString(String text) {
    assertEquals(Kind.PLAIN_STRING, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("INTEGERS")
  void kindOf_plainDecimal_isInteger(String text) {
    assertEquals(Kind.INTEGER, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("BOOLEANS")
  void kindOf_trueAndFalse_isBoolean(String text) {
    assertEquals(Kind.BOOLEAN, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("OTHER_WORDS")
  void kindOf_wordOfSomeVersion_isOther(String text) {
    assertEquals(Kind.OTHER, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("OTHER_INTEGERS")
  void kindOf_integerOfSomeVersion_isOther(String text) {
    assertEquals(Kind.OTHER, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("OTHER_FLOATS")
  void kindOf_floatOfSomeVersion_isOther(String text) {
    assertEquals(Kind.OTHER, PlainScalar.kindOf(text));
  }

  @ParameterizedTest
  @FieldSource("TIMESTAMPS")
  void kindOf_timestampOfSomeVersion_isOther(String text) {
    assertEquals(Kind.OTHER, PlainScalar.kindOf(text));
  }

  @Test
  void kindOf_emptyText_isOther() {
    assertEquals(Kind.OTHER, PlainScalar.kindOf(""));
  }

  @Test
  void kindOf_timestampWithTab_isOther() {
    assertEquals(Kind.OTHER, PlainScalar.kindOf("2001-12-14\t21:59:43"));
  }

  @Test
  void kindOf_longDigits_areReadOnce() {
    String digits = "1".repeat(5_000_000);
    assertEquals(Kind.INTEGER, PlainScalar.kindOf(digits));
    assertEquals(Kind.OTHER, PlainScalar.kindOf(digits + "_"));
    assertEquals(Kind.PLAIN_STRING, PlainScalar.kindOf(digits + "x"));
  }

  private static List<String> cells(String table) {
    return List.of(table.strip().split(" \\| |\n"));
  }
}
