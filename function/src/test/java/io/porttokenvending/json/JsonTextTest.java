package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "\"\"",
        "{\"b\":1,\"a\":[2,{\"c\":null}]}",
        "9223372036854775808",
        "-1.5",
        "\"a\\\"b\\\\c\\u0000\\n\"",
        "\"\u00e9 \ud83d\ude80 \u2028 </script>\""
      })
  void text_compact_roundTrips(String text) {
    assertEquals(text, JsonText.write(read(text)));
  }

  @Test
  void tree_anyShape_roundTrips() {
    Random random = new Random(20_261_120);
    for (int i = 0; i < 2_000; i++) {
      JsonNode tree = tree(random, 4);
      assertEquals(tree, read(JsonText.write(tree)));
      assertEquals(tree, read(JsonText.writePretty(tree)));
    }
  }

  /** A caller's value must not add a line to the audit log. */
  @Test
  void text_compact_isOneLine() {
    JsonNode node = JSON.objectNode().put("a\nb", "c\r\nd\u0085");
    assertTrue(JsonText.write(node).chars().noneMatch(c -> c < ' '));
  }

  @Test
  void text_pretty_hasOneLinePerMember() {
    assertEquals(3, JsonText.writePretty(JSON.objectNode().put("a", 1)).lines().count());
  }

  @Test
  void node_notJson_throws() {
    assertThrows(IllegalStateException.class, () -> JsonText.write(JSON.missingNode()));
    assertThrows(IllegalStateException.class, () -> JsonText.write(JSON.pojoNode("a")));
  }

  /** Exceeds the generator's buffer. */
  @Test
  void everyCodePoint_inString_roundTrips() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    JsonNode tree = JSON.objectNode().put("a", all.toString());
    // assertEquals would print the whole text.
    assertTrue(new JsonReading.Value(tree).equals(StrictJson.read(written(tree))));
    assertTrue(tree.equals(read(JsonText.write(tree))));
  }

  @Test
  void bytes_withoutSurrogates_equalTheText() throws IOException {
    JsonNode tree = JSON.objectNode().put("\u00e9\u2028", "a\"\\\n\u0000\u0800\uffff").put("b", -1);
    assertEquals(JsonText.write(tree), new String(written(tree), UTF_8));
  }

  @Test
  void loneSurrogate_inUtf8_isEscaped() throws IOException {
    assertEquals("\"\\uD83D\"", new String(written(JSON.textNode("\ud83d")), UTF_8));
  }

  @Test
  void stream_afterWriting_staysOpen() throws IOException {
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

  private static JsonNode tree(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt());
      case 3 -> JSON.numberNode(random.nextLong(1L << 32, Long.MAX_VALUE));
      case 4 -> JSON.numberNode(random.nextDouble());
      case 5 -> JSON.textNode(text(random));
      case 6 -> {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(tree(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.set(text(random), tree(random, depth - 1));
        }
        yield object;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.appendCodePoint("a\"\\\n\u00e9\u2028{\u0000".codePointAt(random.nextInt(8)));
    }
    return text.toString();
  }

  private static JsonNode read(String text) {
    JsonReading reading = StrictJson.read(text);
    return assertInstanceOf(JsonReading.Value.class, reading, reading::toString).node();
  }
}
