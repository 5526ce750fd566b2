package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class JsonTextUtf8Test {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Long enough to fill the generator's buffer many times. */
  @Test
  void everyCharacter_thatAStringCanHold_comesBack() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    JsonNode tree = JSON.objectNode().put("a", all.toString());
    // Not assertEquals, which would print all of it.
    assertTrue(new JsonReading.Value(tree).equals(StrictJson.read(JsonText.writeUtf8(tree))));
  }

  @Test
  void bytesOfATree_withoutSurrogates_areThoseOfItsText() {
    JsonNode tree = JSON.objectNode().put("\u00e9\u2028", "a\"\\\n\u0000\u0800\uffff").put("b", -1);
    assertEquals(JsonText.write(tree), new String(JsonText.writeUtf8(tree), UTF_8));
  }

  @Test
  void halfASurrogatePair_isAnEscape() {
    assertEquals("\"\\uD83D\"", new String(JsonText.writeUtf8(JSON.textNode("\ud83d")), UTF_8));
  }
}
