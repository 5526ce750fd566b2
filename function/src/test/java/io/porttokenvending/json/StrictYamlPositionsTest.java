package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlPositionsTest {
  @Test
  void positions_inProfile_areStartsOfKeysAndValues() {
    String text =
        """
        # a comment
        port:
          region: eu   # eu or us
        trust:
          - name: 'main'
            event_name: [push,  "schedule"]
          - {name: any, ids: []}
        """;
    String expected =
        "2:1{2:1port=3:3{3:3region=3:11eu} "
            + "4:1trust=5:3[5:5{5:5name=5:11main 6:5event_name=6:17[6:18push 6:25schedule]} "
            + "7:5{7:6name=7:12any 7:17ids=7:22[]}]}";
    assertEquals(expected, YamlText.positions(YamlText.value(text)));
  }

  @Test
  void positions_afterMultiByteCharacters_countCodePoints() {
    assertEquals(
        "1:1{1:1é=1:4[1:5\ud83d\ude00 1:8€ 1:11x]}",
        YamlText.positions(YamlText.value("é: [\ud83d\ude00, €, x]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void positions_afterAnyLineBreak_countOneLine(String lineBreak) {
    String text = String.join(lineBreak, "a: 1", "", "b:", "  - é c", "  - d", "");
    assertEquals(
        "1:1{1:1a=1:4[] 3:1b=4:3[4:5é c 5:5d]}",
        YamlText.positions(YamlText.value(text.replace("a: 1", "a: []"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void positions_rejectedCharacters_matchTheParser(String lineBreak) {
    String text = String.join(lineBreak, "a: \ud83d\ude00 \u2028", "", "b: *x", "c: \u2029");
    assertEquals(
        "[1:6 \\u2028, 3:4 an alias, 4:4 \\u2029]",
        YamlText.problems(text).stream()
            .map(p ->
                p.replaceAll("the invisible character (\\S+).*", "$1").replaceAll(" \\(.*", ""))
            .toList()
            .toString());
  }

  @Test
  void positions_blockStrings_areTheirIndicators() {
    assertEquals(
        "1:1{1:1a=1:4b\nc\n 4:1d=4:4e f}",
        YamlText.positions(YamlText.value("a: |\n  b\n  c\nd: >-\n  e\n  f")));
  }

  @Test
  void positions_explicitKeys_areTheKeys() {
    assertEquals("1:1{1:3a=2:3b}", YamlText.positions(YamlText.value("? a\n: b")));
  }

  @Test
  void position_compare_ordersByLineThenColumn() {
    assertEquals(-1, Integer.signum(new Position(1, 9).compareTo(new Position(2, 1))));
    assertEquals(1, Integer.signum(new Position(2, 2).compareTo(new Position(2, 1))));
    assertEquals(0, new Position(2, 2).compareTo(new Position(2, 2)));
  }

  @Test
  void problem_compare_ordersByPositionThenMessage() {
    Problem problem = new Problem(new Position(1, 2), "b");
    assertEquals(-1, problem.compareTo(new Problem(new Position(1, 3), "a")));
    assertEquals(1, problem.compareTo(new Problem(new Position(1, 2), "a")));
    assertEquals(0, problem.compareTo(new Problem(new Position(1, 2), "b")));
  }
}
