package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser cannot read: its position, this project's words. */
class StrictYamlSyntaxTest {
  private static final String TAB = "a tab is not allowed here; indent with spaces";
  private static final String COLON =
      "an unquoted string cannot contain a colon followed by a space; quote the string";
  private static final String START =
      "an unquoted string cannot begin with this character; quote the string";
  private static final String ITEM =
      "a comma is missing between two items, or the list has no end; write ]";
  private static final String ENTRY =
      "a comma is missing between two entries, or the mapping has no end; write }";
  private static final String MISSING = "a value is missing here; write one, or quote the text";
  private static final String UNFIT =
      "this does not continue what precedes it; align the indentation, or quote the whole string";
  private static final String ESCAPE =
      "an unknown escape in a double-quoted string; write \\\\ for a backslash, or use single"
          + " quotes";
  private static final String BLOCK =
      "not a valid block string; write | or > alone, then its lines with equal indentation";

  static Stream<Arguments> errors() {
    return Stream.of(
        row("\ta: 1", "1:1 " + TAB),
        row("a:\n\tb: 1", "2:1 " + TAB),
        row("a:\n  - b\n\t- c", "3:1 " + TAB),
        row("-\t- a", "1:3 " + TAB),
        row("a: |\n\tb", "2:1 " + TAB),
        row("a: b: c", "1:5 " + COLON),
        row("a: 1\n b: 2", "2:3 " + COLON),
        row("\"a\nb\": 1", "2:3 " + COLON),
        row("a: @x", "1:4 " + START),
        row("a: `x`", "1:4 " + START),
        row("a: %x", "1:4 " + START),
        row("[-]", "1:2 " + START),
        row("[a, b", "1:6 " + ITEM),
        row("[a\nb: c]", "2:2 " + ITEM),
        row("{a: 1", "1:6 " + ENTRY),
        row("{a: 1 b: 2}", "1:8 " + ENTRY),
        row("[a,, b]", "1:4 " + MISSING),
        row("a: ]", "1:4 " + MISSING),
        row("[- a]", "1:2 " + MISSING),
        row("a: 'x' y", "1:8 " + UNFIT),
        row("a: [b]c", "1:7 " + UNFIT),
        row("- a\nb: c", "2:1 " + UNFIT),
        row("a:\n    b: 1\n  c: 2", "3:3 " + UNFIT),
        row(": 1", "1:1 " + UNFIT),
        row("a: \"\\q\"", "1:6 " + ESCAPE),
        row("a: \"\\xZZ\"", "1:7 " + ESCAPE),
        row("a: \"\\U00110000\"", "1:7 " + ESCAPE),
        row("a: |x\n b", "1:5 " + BLOCK),
        row("a: |0\n b", "1:5 " + BLOCK),
        row("a: |\n   \n b", "3:2 " + BLOCK),
        row("a: - b", "1:4 a list item is not allowed here; begin it on a new line"),
        row("a: ? b", "1:4 a key is not allowed here; begin it on a new line"),
        row("a: 'x", "1:6 a quoted string has no end; close it with the same quote"),
        row(
            "a: \"x\n---\ny\"",
            "2:1 a quoted string contains --- or ... at the start of a line; close it before"),
        row(
            "a: 1\nb\nc: 1",
            "3:1 a key without a colon, or a string that ends too early; write key: value"),
        row(
            "a: \"\\Uffffffff\"",
            "1:2 not valid YAML from here on; quote the text if it is a string"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void read_syntaxError_isExplainedWhereItStands(String text, String problem) {
    assertEquals(List.of(problem), YamlText.problems(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\t- b", "b: c: d", "@b", "[b", "{b", "'b", "\"\\q\"", "b: - c", "b\nc: d", "|x"})
  void read_syntaxError_endsTheListOfWhatWasFoundBefore(String text) {
    List<String> problems = YamlText.problems("- *x\n-\n  " + text.replace("\n", "\n  "));
    assertEquals(
        "1:3 an alias (*name) is not allowed; write the value, or quote the text",
        problems.getFirst());
    assertEquals(2, problems.size());
  }

  private static Arguments row(String text, String problem) {
    return Arguments.of(text, problem);
  }
}
