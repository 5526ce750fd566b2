package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.json.YamlScalar.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'true'",
        "\"true\"",
        "|-\n true",
        ">-\n true",
        "'tr\n ue'",
        "\"tr\\\n  ue\"",
        "\"\\x74rue\""
      })
  void scalar_quotedInAnyStyle_hasKindQuoted(String text) {
    assertEquals(Kind.QUOTED, YamlText.scalar(text).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "a b, PLAIN_STRING",
    "1, INTEGER",
    "false, BOOLEAN",
    "012, OTHER",
    "'2001-12-14\n 21:59:43', OTHER"
  })
  void scalar_unquoted_hasClassifiedKind(String text, Kind kind) {
    assertEquals(kind, YamlText.scalar(text).kind());
  }

  @Test
  void scalar_escaped_isUnescaped() {
    assertEquals("a\tb\u00e9\ud83d\ude00", YamlText.scalar("\"a\\tb\\xe9\\U0001f600\"").text());
    assertEquals("\ud83d\ude00", YamlText.scalar("\"\\ud83d\\ude00\"").text());
    assertEquals("it's", YamlText.scalar("'it''s'").text());
  }

  @Test
  void value_missing_isEmptyOfKindOther() {
    YamlScalar expected = new YamlScalar(new Position(1, 3), "", Kind.OTHER);
    assertEquals(expected, YamlText.mapping("a:\nb: 1").entries().getFirst().value());
  }

  @Test
  void mergeSign_quotedOrValue_isAllowed() {
    assertEquals(Kind.QUOTED, YamlText.mapping("'<<': 1").entries().getFirst().key().kind());
    assertEquals("1:1[1:2<<]", YamlText.positions(YamlText.value("[<<]")));
  }

  @Test
  void entry_byText_findsQuotedAndUnquotedKeys() {
    YamlMapping mapping = YamlText.mapping("a: 1\n'b': 2\n3: c");
    assertEquals(mapping.entries().get(0), mapping.entry("a").orElseThrow());
    assertEquals(mapping.entries().get(1), mapping.entry("b").orElseThrow());
    assertEquals(mapping.entries().get(2), mapping.entry("3").orElseThrow());
    assertTrue(mapping.entry("c").isEmpty());
  }

  @Test
  void collections_areImmutable() {
    YamlMapping mapping = YamlText.mapping("a: [1]");
    YamlSequence items = (YamlSequence) mapping.entries().getFirst().value();
    assertThrows(UnsupportedOperationException.class, () -> mapping.entries().clear());
    assertThrows(UnsupportedOperationException.class, () -> items.items().clear());
    assertThrows(UnsupportedOperationException.class, () -> malformed("").clear());
  }

  @ParameterizedTest
  @ValueSource(strings = {"---\na: 1", "--- # c\na: 1\n", "a: 1\n...\n", "# c\n\na: 1\n...\n# d\n"})
  void document_withMarksAndComments_isRead(String text) {
    assertEquals("1", ((YamlScalar) YamlText.mapping(text).entries().getFirst().value()).text());
  }

  @Test
  void keys_equalInDifferentMappings_areAllowed() {
    String text = "a: {b: 1}\nb: {b: 2, c: [{b: 1}, {b: 2}]}\n";
    assertEquals(2, YamlText.mapping(text).entries().size());
  }

  @Test
  void collections_twentyDeep_areRead() {
    String text = "[".repeat(20) + "]".repeat(20);
    assertEquals(List.of(), YamlText.problems(text));
    assertEquals(List.of(), YamlText.problems("- ".repeat(20) + "a"));
  }

  private static List<Problem> malformed(String text) {
    return ((YamlReading.Malformed) YamlText.read(text)).problems();
  }
}
