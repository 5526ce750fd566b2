package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions and messages of syntax errors. */
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
      "this does not continue the previous line; align the indentation, or quote the whole string";
  private static final String ESCAPE =
      "an unknown escape in a double-quoted string; write \\\\ for a backslash, or use single"
          + " quotes";
  private static final String BLOCK =
      "a block string is invalid; write | or > alone, then its lines with equal indentation";

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments("\ta: 1", "1:1 " + TAB),
        arguments("a:\n\tb: 1", "2:1 " + TAB),
        arguments("a:\n  - b\n\t- c", "3:1 " + TAB),
        arguments("-\t- a", "1:3 " + TAB),
        arguments("a: |\n\tb", "2:1 " + TAB),
        arguments("a: b: c", "1:5 " + COLON),
        arguments("a: 1\n b: 2", "2:3 " + COLON),
        arguments("\"a\nb\": 1", "2:3 " + COLON),
        arguments("a: @x", "1:4 " + START),
        arguments("a: `x`", "1:4 " + START),
        arguments("a: %x", "1:4 " + START),
        arguments("[-]", "1:2 " + START),
        arguments("[a, b", "1:6 " + ITEM),
        arguments("[a\nb: c]", "2:2 " + ITEM),
        arguments("{a: 1", "1:6 " + ENTRY),
        arguments("{a: 1 b: 2}", "1:8 " + ENTRY),
        arguments("[a,, b]", "1:4 " + MISSING),
        arguments("a: ]", "1:4 " + MISSING),
        arguments("[- a]", "1:2 " + MISSING),
        arguments("a: 'x' y", "1:8 " + UNFIT),
        arguments("a: [b]c", "1:7 " + UNFIT),
        arguments("- a\nb: c", "2:1 " + UNFIT),
        arguments("a:\n    b: 1\n  c: 2", "3:3 " + UNFIT),
        arguments(": 1", "1:1 " + UNFIT),
        arguments("a: \"\\q\"", "1:6 " + ESCAPE),
        arguments("a: \"\\xZZ\"", "1:7 " + ESCAPE),
        arguments("a: \"\\U00110000\"", "1:7 " + ESCAPE),
        arguments("a: |x\n b", "1:5 " + BLOCK),
        arguments("a: |0\n b", "1:5 " + BLOCK),
        arguments("a: |\n   \n b", "3:2 " + BLOCK),
        arguments("a: - b", "1:4 a list item is not allowed here; begin it on a new line"),
        arguments("a: ? b", "1:4 a key is not allowed here; begin it on a new line"),
        arguments("a: 'x", "1:6 a quoted string has no end; close it with the same quote"),
        arguments(
            "a: \"x\n---\ny\"",
            "2:1 a quoted string contains --- or ... at the start of a line; close it before"),
        arguments(
            "a: 1\nb\nc: 1",
            "3:1 a key has no colon, or a string ends too early; write key: value"),
        arguments(
            "a: \"\\Uffffffff\"", "1:2 this is not valid YAML; quote the text if it is a string"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void read_syntaxError_isExplainedAtPosition(String text, String problem) {
    assertEquals(List.of(problem), YamlText.problems(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\t- b", "b: c: d", "@b", "[b", "{b", "'b", "\"\\q\"", "b: - c", "b\nc: d", "|x"})
  void read_syntaxError_keepsEarlierProblems(String text) {
    List<String> problems = YamlText.problems("- *x\n-\n  " + text.replace("\n", "\n  "));
    assertEquals(
        "1:3 an alias (*name) is not allowed; write the value, or quote the text",
        problems.getFirst());
    assertEquals(2, problems.size());
  }
}
