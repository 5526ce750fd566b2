package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StrictJsonNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "2147483647",
        "2147483648",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809"
      })
  void integer_ofAnySize_keepsItsValue(String text) {
    JsonNode node = read(text);
    assertTrue(node.isIntegralNumber());
    assertEquals(new BigInteger(text), node.bigIntegerValue());
  }

  @Test
  void integer_over64Digits_isMalformed() {
    assertEquals(new BigInteger("9".repeat(64)), read("9".repeat(64)).bigIntegerValue());
    assertMalformed("9".repeat(65));
    assertMalformed("[" + "9".repeat(1_000_000) + "]");
    assertMalformed("0." + "9".repeat(100));
  }

  /** Such a number is not an integer, so it is not a valid time or id. */
  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "1E0", "10e-1", "1795176000.0", "0.0"})
  void number_withFractionOrExponent_isNotIntegral(String text) {
    assertFalse(read(text).isIntegralNumber());
  }

  /** The reader does not expand the exponent into digits. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e2147483648"})
  void number_hugeExponent_isNotExpanded(String text) {
    assertFalse(read(text).isIntegralNumber());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "+Infinity",
        "INF",
        "01",
        "-01",
        "00",
        "0x1F",
        "1_000",
        "+1",
        ".5",
        "5.",
        "-.5",
        "1.e3",
        "1e",
        "1e+",
        "--1",
        "-",
        "1.2.3",
        "1,5",
        "\u0661",
        "1L",
        "1f"
      })
  void number_notInRfc8259_isMalformed(String text) {
    assertMalformed(text);
    assertMalformed("{\"a\":" + text + "}");
  }

  private static JsonNode read(String text) {
    JsonReading reading = StrictJson.read(text);
    return assertInstanceOf(JsonReading.Value.class, reading, reading::toString).node();
  }

  private static void assertMalformed(String text) {
    assertInstanceOf(JsonReading.Malformed.class, StrictJson.read(text), text);
  }
}
