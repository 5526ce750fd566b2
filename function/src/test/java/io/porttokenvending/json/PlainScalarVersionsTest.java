package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.json.YamlScalar.Kind;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the recogniser against the patterns that the versions of YAML print: yaml.org/type for 1.1,
 * YAML 1.2.2 section 10.3.2 for the core schema.
 */
class PlainScalarVersionsTest {
  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]*");
  private static final Pattern BOOLEAN = Pattern.compile("true|false");

  /** Several dots are the one place where 1.1's pattern is not followed. */
  private static final Pattern SEVERAL_DOTS = Pattern.compile("[0-9]+(\\.[0-9]+){2,}");

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
  void kindOf_everyShortText_agreesWithTheVersions() {
    String alphabet = "0127aeEfbxo._-+: ~n";
    int[] digits = new int[5];
    for (int length = 0; length <= digits.length; length++) {
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
  void kindOf_randomTimesAndNumbers_agreesWithTheVersions() {
    Random random = new Random(7);
    String alphabet = "0123456789012345670::::....---+_eETtZz xbof";
    String[] starts = {
      "", "2001-12-14", "2001-1-4", "2001-12-14T21:59:4", "190:20:3", "0x", "1.5e"
    };
    for (int n = 0; n < 300_000; n++) {
      StringBuilder text = new StringBuilder(starts[random.nextInt(starts.length)]);
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertAgrees(text.toString());
    }
  }

  /**
   * A text that no version but some parser resolves may be called other; nothing else may differ.
   */
  private static void assertAgrees(String text) {
    Kind kind = PlainScalar.kindOf(text);
    assertEquals(INTEGER.matcher(text).matches(), kind == Kind.INTEGER, text);
    assertEquals(BOOLEAN.matcher(text).matches(), kind == Kind.BOOLEAN, text);
    if (kind == Kind.PLAIN_STRING) {
      boolean other = NOT_A_STRING.matcher(text).matches();
      assertEquals(SEVERAL_DOTS.matcher(text).matches(), other, text);
    }
  }
}
