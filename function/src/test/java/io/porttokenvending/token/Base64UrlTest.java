package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @ParameterizedTest
  @CsvSource({"'', ''", "Zg, f", "Zm8, fo", "Zm9v, foo", "Zm9vYg, foob", "Zm9vYmE, fooba"})
  void text_rfc4648WithoutPadding_isDecoded(String text, String value) {
    assertEquals(value, new String(Base64Url.decode(text).orElseThrow(), ISO_8859_1));
  }

  @Test
  void bytes_anyLength_roundTrip() {
    Random random = new Random(20_261_120);
    for (int length = 0; length <= 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertArrayEquals(bytes, Base64Url.decode(text).orElseThrow());
    }
  }

  /** The last character has 4 valid values for one byte, and 16 for two bytes. */
  @Test
  void lastCharacter_withUnusedBits_isRejected() {
    for (int i = 0; i < ALPHABET.length(); i++) {
      char last = ALPHABET.charAt(i);
      assertEquals(i % 16 == 0, Base64Url.decode("A" + last).isPresent(), () -> "A" + last);
      assertEquals(i % 4 == 0, Base64Url.decode("AA" + last).isPresent(), () -> "AA" + last);
      assertTrue(Base64Url.decode("AAA" + last).isPresent(), () -> "AAA" + last);
    }
  }

  @Test
  void value_hasOneEncoding() {
    for (int i = 0; i < 64 * 64; i++) {
      String text = "" + ALPHABET.charAt(i / 64) + ALPHABET.charAt(i % 64);
      for (String spelling : new String[] {text, text + "A", text + "AA"}) {
        Base64Url.decode(spelling)
            .ifPresent(bytes ->
                assertEquals(
                    spelling, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "AAAAA",
        "AAAAAAAAA", // no value has this length
        "Zg=",
        "Zg==",
        "Zm8=",
        "=",
        "====",
        "Zm9v=",
        "Z=m8",
        "Zm9vZg==", // padding
        " Zg",
        "Zg ",
        "Zm9v\n",
        "Zm9v\r\n",
        "Zm\n9v",
        "\tZm8",
        "Zm 9v", // whitespace
        "+_-A",
        "a+aa",
        "a/aa",
        "aaa/", // the standard alphabet
        "a.aa",
        "aa,a",
        "a%3D",
        "A\u0000AA",
        "\u00e9AAA",
        "AAA\u0100",
        "\uff21AAA",
        "\ud83d\ude80AA"
      })
  void text_withInvalidCharacters_isRejected(String text) {
    assertEquals(Optional.empty(), Base64Url.decode(text).map(bytes -> bytes.length));
  }
}
