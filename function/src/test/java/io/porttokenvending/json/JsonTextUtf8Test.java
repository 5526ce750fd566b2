package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class JsonTextUtf8Test {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Long enough to fill the generator's buffer many times. */
  @Test
  void everyCharacter_thatAStringCanHold_comesBack() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    JsonNode tree = JSON.objectNode().put("a", all.toString());
    // Not assertEquals, which would print all of it.
    assertTrue(new JsonReading.Value(tree).equals(StrictJson.read(written(tree))));
  }

  @Test
  void bytesOfATree_withoutSurrogates_areThoseOfItsText() throws IOException {
    JsonNode tree = JSON.objectNode().put("\u00e9\u2028", "a\"\\\n\u0000\u0800\uffff").put("b", -1);
    assertEquals(JsonText.write(tree), new String(written(tree), UTF_8));
  }

  @Test
  void halfASurrogatePair_isAnEscape() throws IOException {
    assertEquals("\"\\uD83D\"", new String(written(JSON.textNode("\ud83d")), UTF_8));
  }

  @Test
  void stream_thatIsWrittenTo_staysOpen() throws IOException {
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            throw new AssertionError("it is its owner's to close");
          }
        };

    JsonText.writeUtf8(JSON.numberNode(1), bytes);

    assertEquals("1", bytes.toString(UTF_8));
  }

  private static byte[] written(JsonNode tree) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonText.writeUtf8(tree, bytes);
    return bytes.toByteArray();
  }
}
