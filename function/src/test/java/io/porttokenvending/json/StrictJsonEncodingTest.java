package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON must be valid UTF-8 without lone surrogates. */
class StrictJsonEncodingTest {
  /** A decoder replaces malformed bytes with U+FFFD, but the input may also contain it. */
  private static final byte[] REPLACEMENT_CHARACTERS = "\"\ufffd\ufffd\"".getBytes(UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22 C0 AF 22", // overlong slash
        "22 C1 81 22",
        "22 E0 80 AF 22",
        "22 F0 80 80 AF 22",
        "22 ED A0 80 22", // lone surrogate
        "22 ED A0 BD ED BA 80 22", // surrogate pair, each half encoded separately
        "22 F4 90 80 80 22", // beyond the last code point
        "22 F8 88 80 80 80 22",
        "22 C3 22", // truncated
        "22 E2 82 22",
        "22 80 22",
        "22 FF 22",
        "7B 7D C3" // after the value
      })
  void bytes_notUtf8_areMalformed(String hex) {
    assertMalformed(StrictJson.read(HexFormat.ofDelimiter(" ").parseHex(hex)));
  }

  @Test
  void bytes_otherEncodingOrMark_areMalformed() {
    for (Charset charset :
        List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"))) {
      assertMalformed(StrictJson.read("{\"a\":1}".getBytes(charset)));
      assertMalformed(StrictJson.read("\ufeff{\"a\":1}".getBytes(charset)));
    }
    assertMalformed(StrictJson.read("\ufeff{\"a\":1}".getBytes(UTF_8)));
    assertMalformed("\ufeff{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud83d\"",
        "\"\\ude80\"",
        "\"\\ude80\\ud83d\"",
        "\"\\ud83dx\"",
        "\"\\ud83d\\ud83d\\ude80\"",
        "{\"\\ud83d\":1}",
        "{\"a\":[\"\\ude80\"]}"
      })
  void string_loneSurrogate_isMalformed(String text) {
    assertMalformed(text);
  }

  @Test
  void text_loneSurrogate_isMalformed() {
    assertMalformed(StrictJson.read("\"\ud83d\""));
    assertMalformed(StrictJson.read("\"\ude80\ud83d\""));
    assertMalformed(StrictJson.read("{\"\ude80\":1}"));
  }

  @Test
  void replacementCharacter_inInput_isRead() {
    assertEquals(
        new JsonReading.Value(JsonNodeFactory.instance.textNode("\ufffd\ufffd")),
        StrictJson.read(REPLACEMENT_CHARACTERS));
  }

  @Test
  void replacementCharacter_nextToMalformedBytes_isMalformed() {
    byte[] bytes = REPLACEMENT_CHARACTERS.clone();
    bytes[4] = (byte) 0xFF;
    assertEquals(new JsonReading.Malformed("not UTF-8"), StrictJson.read(bytes));
  }

  @Test
  void replacementCharacter_truncated_isMalformed() {
    byte[] bytes = Arrays.copyOf(REPLACEMENT_CHARACTERS, REPLACEMENT_CHARACTERS.length - 2);
    assertEquals(new JsonReading.Malformed("not UTF-8"), StrictJson.read(bytes));
  }

  private static void assertMalformed(String text) {
    assertMalformed(StrictJson.read(text.getBytes(UTF_8)));
    assertMalformed(StrictJson.read(text));
  }

  private static void assertMalformed(JsonReading reading) {
    assertInstanceOf(JsonReading.Malformed.class, reading, reading::toString);
  }
}
