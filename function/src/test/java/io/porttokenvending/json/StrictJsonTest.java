package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5e3",
        " \t\r\n{ \"a\" : [ 1 , { } ] } \n",
        "{\"\":1}",
        "{\"a\":{\"a\":1},\"A\":{\"a\":1}}",
        "\"\\u0041\\ud83d\\ude80\\u0000\\/\\b\\f\\n\\r\\t\\\\\\\"\"",
        "\"\ud83d\ude80 \u2028 \u007f\""
      })
  void read_oneValue_isRead(String text) {
    read(text);
    assertEquals(read(text), value(StrictJson.read(text.getBytes(UTF_8))));
  }

  @Test
  void members_ofEveryType_keepTypeAndValue() {
    JsonNode node =
        read("{\"s\":\"a\\u00e9\",\"i\":7,\"l\":9007199254740993,\"b\":true,\"n\":null}");
    assertEquals("a\u00e9", node.path("s").textValue());
    assertEquals(9_007_199_254_740_993L, node.path("l").longValue());
    assertTrue(node.path("i").isIntegralNumber() && node.path("b").booleanValue());
    assertTrue(node.path("n").isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"b\":2,\"a\":null}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"x\":{\"a\":1,\"a\":2}}",
        "[{\"a\":1,\"a\":2}]",
        "{\"\":1,\"\":2}"
      })
  void member_duplicate_isMalformed(String text) {
    refused(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}{}",
        "{} {}",
        "1 2",
        "{}x",
        "{},",
        "[1]]",
        "{}}",
        "{}\u0000",
        "{}//",
        "{}#",
        "null null"
      })
  void text_afterValue_isMalformed(String text) {
    refused(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "{",
        "[",
        "\"",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "[1,]",
        "[,]",
        "[1 2]",
        "{\"a\" 1}",
        "{1:1}",
        "{a:1}",
        "{'a':1}",
        "['a']",
        "tru",
        "True",
        "nul",
        "undefined",
        "// a\n1",
        "/* a */ 1",
        "# a\n1",
        "[1, /* a */ 2]",
        "\"\\x41\"",
        "\"\\'\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"a\nb\"",
        "\"a\tb\"",
        "\"a\u0000b\"",
        "\u00a0{}",
        "\f{}",
        "\u000b{}",
        "\u001e{}",
        "\u2028{}"
      })
  void text_notInRfc8259_isMalformed(String text) {
    refused(text);
  }

  @Test
  void nesting_overLimit_isMalformed() {
    read("[".repeat(32) + "]".repeat(32));
    read("{\"a\":".repeat(32) + "1" + "}".repeat(32));
    refused("[".repeat(33) + "]".repeat(33));
    refused("{\"a\":".repeat(33) + "1" + "}".repeat(33));
    refused("[".repeat(1_000_000));
  }

  /** Messages reach logs and callers, and the input may be a token or a secret. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          canary
          "canary
          "canary\\x"
          {"canary":1,"canary":2}
          {"a":"canary"
          {"a":"canary"}canary
          {"a":canary}
          {canary:1}
          ["canary" canary]
          "canary\\ud83d"
          {"canary\\ud83d":1}
          -canary
          1canary
          nullcanary
          [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["canary"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
          """)
  void reason_malformedText_isNotQuoted(String text) {
    assertFalse(refused(text).reason().contains("canary"), text);
  }

  @Test
  void reason_malformedText_containsPosition() {
    assertEquals("not well-formed at line 2, column 5", refused("{\n\"a\":x}").reason());
    assertEquals("text after the value at line 2, column 1", refused("{}\n[]").reason());
  }

  private static JsonNode read(String text) {
    return value(StrictJson.read(text));
  }

  private static JsonNode value(JsonReading reading) {
    return assertInstanceOf(JsonReading.Value.class, reading, reading::toString).node();
  }

  private static JsonReading.Malformed refused(String text) {
    malformed(StrictJson.read(text.getBytes(UTF_8)));
    return malformed(StrictJson.read(text));
  }

  private static JsonReading.Malformed malformed(JsonReading reading) {
    return assertInstanceOf(JsonReading.Malformed.class, reading, reading::toString);
  }
}
