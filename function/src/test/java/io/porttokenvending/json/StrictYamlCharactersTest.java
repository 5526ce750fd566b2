package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlCharactersTest {
  private static final Problem NOT_UTF_8 =
      new Problem(new Position(1, 1), "the file is not UTF-8; save it as UTF-8");
  private static final String BYTE_ORDER_MARK =
      "1:1 a byte order mark is not allowed; save the file as UTF-8 without one";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff",
        "613a2080",
        "613a20c3",
        "c080",
        "eda080",
        "edb080",
        "f4908080",
        "f08080af",
        "fffe61003a00"
      })
  void read_malformedUtf8_reportsOneProblem(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(new YamlReading.Malformed(List.of(NOT_UTF_8)), StrictYaml.read(bytes));
  }

  @Test
  void read_otherEncodings_areRejected() {
    assertInstanceOf(YamlReading.Malformed.class, StrictYaml.read("a: 1".getBytes(UTF_16LE)));
  }

  @Test
  void read_byteOrderMark_isRejectedAndRestIsRead() {
    assertEquals(List.of(BYTE_ORDER_MARK), YamlText.problems("\uFEFFa: 1"));
    assertEquals(
        List.of(
            BYTE_ORDER_MARK,
            "1:6 an alias (*name) is not allowed; write the value, or quote the text"),
        YamlText.problems("\uFEFF- a: *x"));
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u0000', '\u0001', '\b', '\u000b', '\f', '\u001b', '\u001f', '\u007f', '\u0080', '\u0085',
        '\u009f', '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff'
      })
  void read_invisibleCharacter_isRejectedEverywhere(char c) {
    String problem =
        String.format(
            " the invisible character \\u%04x is not allowed; remove it,"
                + " or write that escape in a double-quoted string",
            (int) c);
    assertEquals(List.of("1:4" + problem), YamlText.problems("a: " + c));
    assertEquals(List.of("1:6" + problem), YamlText.problems("a: 'b" + c + "'"));
    assertEquals(List.of("1:3" + problem), YamlText.problems("# " + c + "\na: 1"));
    assertEquals(List.of("2:2" + problem), YamlText.problems("a: |\n " + c));
  }

  @Test
  void read_escapedInvisibleCharacter_isAllowed() {
    assertEquals("\u0000\u2028\ufeff\u007f", YamlText.scalar("\"\\0\\u2028\\ufeff\\x7f\"").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0", "\ud7ff", "\ue000", "\ufffd", "\ud800\udc00", "\udbff\udfff"})
  void read_charactersAtYamlLimits_areKept(String character) {
    assertEquals("x" + character, YamlText.scalar("x" + character).text());
  }

  @Test
  void read_fileOverLimit_reportsOneProblem() {
    byte[] bytes = new byte[StrictYaml.MAX_BYTES + 1];
    Arrays.fill(bytes, (byte) '*');
    assertEquals(
        new YamlReading.Malformed(
            List.of(new Problem(new Position(1, 1), "the file has more than 32 MiB; split it"))),
        StrictYaml.read(bytes));
  }

  @Test
  void read_fileAtLimit_isRead() {
    byte[] bytes = new byte[StrictYaml.MAX_BYTES];
    Arrays.fill(bytes, (byte) '\n');
    byte[] end = "a: 1".getBytes(UTF_8);
    System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
    YamlReading.Value value = assertInstanceOf(YamlReading.Value.class, StrictYaml.read(bytes));
    assertEquals(new Position(bytes.length - end.length + 1, 1), value.root().at());
  }
}
