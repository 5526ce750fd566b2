package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** U+FFFD is what a decoder puts in the place of malformed bytes, and a character like others. */
class ReplacementCharacterTest {
  private static final byte[] SENT = "\"\ufffd\ufffd\"".getBytes(UTF_8);

  @Test
  void replacementCharacter_thatWasSent_isRead() {
    assertEquals(
        new JsonReading.Value(JsonNodeFactory.instance.textNode("\ufffd\ufffd")),
        StrictJson.read(SENT));
  }

  @Test
  void bytes_malformedBesideASentReplacementCharacter_areRefused() {
    byte[] bytes = SENT.clone();
    bytes[4] = (byte) 0xFF;
    assertEquals(new JsonReading.Malformed("not UTF-8"), StrictJson.read(bytes));
  }

  @Test
  void bytes_whoseLastCharacterIsCutShort_areRefused() {
    byte[] bytes = Arrays.copyOf(SENT, SENT.length - 2);
    assertEquals(new JsonReading.Malformed("not UTF-8"), StrictJson.read(bytes));
  }
}
