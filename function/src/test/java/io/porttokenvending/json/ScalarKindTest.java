package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.json.YamlScalar.Kind;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the kinds of unquoted scalars with the patterns of the YAML versions: yaml.org/type for
 * 1.1, YAML 1.2.2 section 10.3.2 for the core schema.
 */
class ScalarKindTest {
  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]*");
  private static final Pattern BOOLEAN = Pattern.compile("true|false");
  private static final Pattern DURATION = Pattern.compile("[0-9]+[smh]");

  private static final Pattern NOT_A_STRING =
      Pattern.compile(
          String.join(
              "|",
              // 1.1: null, bool, merge, value
              "~|null|Null|NULL|",
              "y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
              "<<|=",
              // 1.1: int
              "[-+]?0b[01_]+",
              "[-+]?0[0-7_]+",
              "[-+]?(0|[1-9][0-9_]*)",
              "[-+]?0x[0-9a-fA-F_]+",
              "[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+",
              // 1.1: float
              "[-+]?([0-9][0-9_]*)?\\.[0-9.]*([eE][-+][0-9]+)?",
              "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*",
              "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)",
              // 1.1: timestamp
              "[0-9]{4}-[0-9]{2}-[0-9]{2}",
              "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*)?"
                  + "([ \\t]*(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?",
              // 1.2 core: int, float
              "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
              "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"));

  @Test
  void kind_everyShortText_matchesYamlVersions() {
    String alphabet = "0127aeEfbxo._-+: ~n";
    int longest = 4;
    for (int length = 0; length <= longest; length++) {
      int count = (int) Math.pow(alphabet.length(), length);
      for (int n = 0; n < count; n++) {
        StringBuilder text = new StringBuilder();
        for (int rest = n, i = 0; i < length; i++, rest /= alphabet.length()) {
          text.append(alphabet.charAt(rest % alphabet.length()));
        }
        assertAgrees(text.toString());
      }
    }
  }

  @Test
  void kind_timesAndNumbers_matchesYamlVersions() {
    Random random = new Random(7);
    String alphabet = "0123456789012345670::::....---+_eETtZz xbof";
    String[] starts = {
      "", "2001-12-14", "2001-1-4", "2001-12-14T21:59:4", "190:20:3", "0x", "1.5e"
    };
    for (int n = 0; n < 100_000; n++) {
      StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertAgrees(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "push",
        "acme/api",
        "refs/heads/main",
        "https://mcp.port.io/v1",
        "any",
        "v1.2.3",
        "é",
        "a:b",
        "e3",
        "x1F",
        "inf",
        "NaN",
        "yess",
        "none",
        "null-safe",
        "deadbeef",
        "T",
        "f"
      })
  void kind_textBeginningWithLetter_isString(String text) {
    assertEquals(Kind.PLAIN_STRING, Kind.ofPlain(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "null",
        "NULL",
        "nULL",
        "True",
        "falsE",
        "Yes",
        "NO",
        "oN",
        "OFF",
        "y",
        "N",
        "<<",
        "=",
        ".inf",
        "_1",
        "+1",
        "-a",
        "../policy",
        ".github",
        "1.2.3",
        "2fast",
        "1h30m",
        "15M",
        "1d",
        "012",
        "00",
        "0x1F",
        "1_000",
        "1,000",
        "2026-11-20",
        "12:30",
        "1e3",
        "٣",
        "１２",
        "00112233445566778899aabbccddeeff00112233"
      })
  void kind_anyOtherText_needsQuotes(String text) {
    assertEquals(Kind.OTHER, Kind.ofPlain(text));
  }

  @Test
  void kind_longDigits_takesLinearTime() {
    String digits = "1".repeat(5_000_000);
    assertEquals(Kind.INTEGER, Kind.ofPlain(digits));
    assertEquals(Kind.OTHER, Kind.ofPlain(digits + "_"));
  }

  private static void assertAgrees(String text) {
    Kind kind = Kind.ofPlain(text);
    assertEquals(INTEGER.matcher(text).matches(), kind == Kind.INTEGER, text);
    assertEquals(BOOLEAN.matcher(text).matches(), kind == Kind.BOOLEAN, text);
    assertEquals(DURATION.matcher(text).matches(), kind == Kind.DURATION, text);
    if (kind == Kind.PLAIN_STRING) {
      assertFalse(NOT_A_STRING.matcher(text).matches(), text);
    }
  }
}
