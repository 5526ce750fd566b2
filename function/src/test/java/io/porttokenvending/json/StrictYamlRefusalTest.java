package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Position and message of every YAML construct outside the subset. */
class StrictYamlRefusalTest {
  private static final String ALIAS =
      "an alias (*name) is not allowed; write the value, or quote the text";
  private static final String ANCHOR =
      "an anchor (&name) is not allowed; remove it, and write the value at each place";
  private static final String TAG = "a tag (!name) is not allowed; remove it, and quote a string";
  private static final String DIRECTIVE =
      "a directive (%YAML, %TAG) is not allowed; remove the line";
  private static final String MERGE = "a merge key (<<) is not allowed; write the keys";
  private static final String KEY = "a list or mapping as a key is not allowed; write a string";
  private static final String EMPTY = "the file contains no document; write one";
  private static final String SECOND =
      "a second document is not allowed; write each document to its own file";
  private static final String OUTSIDE =
      "text outside the document is not allowed; remove it, or align its indentation";
  private static final String DEEP = "nested more than 20 levels deep; use fewer levels";
  private static final String SURROGATE =
      "half a surrogate pair is not allowed; write the whole character";

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments("a: *x", "1:4 " + ALIAS),
        arguments("- b\n- *x", "2:3 " + ALIAS),
        arguments("{*x : 1}", "1:2 " + ALIAS),
        arguments("*x : 1", "1:1 " + ALIAS),
        arguments("*x", "1:1 " + ALIAS),
        arguments("a: *", "1:5 " + ALIAS),
        arguments("a: *x.y", "1:6 " + ALIAS),
        arguments("a: &x 1", "1:4 " + ANCHOR),
        arguments("&x a: 1", "1:1 " + ANCHOR),
        arguments("a: &x\n  b: 1", "1:4 " + ANCHOR),
        arguments("a: &x [1]", "1:4 " + ANCHOR),
        arguments("- &x\n- b", "1:3 " + ANCHOR),
        arguments("a: & b", "1:5 " + ANCHOR),
        arguments("a: !!str 1", "1:4 " + TAG),
        arguments("a: !!int '1'", "1:4 " + TAG),
        arguments("a: ! 1", "1:4 " + TAG),
        arguments("a: !local 1", "1:4 " + TAG),
        arguments("a: !<tag:yaml.org,2002:str> 1", "1:4 " + TAG),
        arguments("a: !h!x 1", "1:4 " + TAG),
        arguments("a: !<x", "1:7 " + TAG),
        arguments("!!map {a: 1}", "1:1 " + TAG),
        arguments("- !!seq [a]", "1:3 " + TAG),
        arguments("!!str a: 1", "1:1 " + TAG),
        arguments("<<: 1", "1:1 " + MERGE),
        arguments("a: {<<: [1]}", "1:5 " + MERGE),
        arguments("[<<: 1]", "1:2 " + MERGE),
        arguments("[a]: 1", "1:1 " + KEY),
        arguments("{a: 1}: 2", "1:1 " + KEY),
        arguments("? - a\n: 1", "1:3 " + KEY),
        arguments("a:\n  ? b: 1\n  : 2", "2:5 " + KEY),
        arguments("%YAML 1.2\n---\na: 1", "1:1 " + DIRECTIVE),
        arguments("%YAML 3.0\n---\na: 1", "1:1 " + DIRECTIVE),
        arguments("# c\n%TAG ! tag:x,1:\n---\na: 1", "2:1 " + DIRECTIVE),
        arguments("%OTHER x\n---\na: 1", "1:1 " + DIRECTIVE),
        arguments("%YAML x\n---\na: 1", "1:7 " + DIRECTIVE),
        arguments("a: 1\n%YAML 1.2\n---\nb: 1", "2:1 " + DIRECTIVE),
        arguments("", "1:1 " + EMPTY),
        arguments(" \n# c\n", "1:1 " + EMPTY),
        arguments("# c\n---\n# d\n", "4:1 " + EMPTY),
        arguments("---\n...\n", "2:1 " + EMPTY),
        arguments("a: 1\n---\nb: 2", "2:1 " + SECOND),
        arguments("a: 1\n---\n", "2:1 " + SECOND),
        arguments("a: 1\n...\n# c\n---\nb: 2", "4:1 " + SECOND),
        arguments("a: 1\n...\nb: 2", "3:1 " + OUTSIDE),
        arguments("  a: 1\nb: 2", "2:1 " + OUTSIDE),
        arguments("'a' 'b'", "1:5 " + OUTSIDE),
        arguments("[".repeat(21) + "]".repeat(21), "1:21 " + DEEP),
        arguments("- ".repeat(21) + "a", "1:41 " + DEEP),
        arguments("a: " + "{a: ".repeat(21) + "}".repeat(21), "1:80 " + DEEP),
        arguments("a: \"\\ud83d\"", "1:4 " + SURROGATE),
        arguments("a: \"x\\ude00y\"", "1:4 " + SURROGATE),
        arguments("\"\\ude00\\ud83d\": 1", "1:1 " + SURROGATE));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void read_constructOutsideSubset_isRejectedAtPosition(String text, String problem) {
    assertEquals(List.of(problem), YamlText.problems(text));
  }

  @Test
  void read_duplicateKeysAtAnyDepth_areRejected() {
    assertEquals(List.of(duplicate("2:1", 1, 1)), YamlText.problems("a: 1\na: 2"));
    assertEquals(List.of(duplicate("2:1", 1, 1)), YamlText.problems("a: 1\n\"\\x61\": 2"));
    assertEquals(List.of(duplicate("1:8", 1, 2)), YamlText.problems("{a: 1, 'a': 2}"));
    assertEquals(List.of(duplicate("2:1", 1, 1)), YamlText.problems("1: a\n'1': b"));
    assertEquals(List.of(duplicate("3:5", 2, 5)), YamlText.problems("x:\n  - a: 1\n    a: 1"));
    assertEquals(
        List.of(duplicate("2:1", 1, 1), duplicate("3:1", 1, 1)),
        YamlText.problems("a: 1\na: 2\na: 3"));
  }

  @Test
  void read_anchorAndTagOnOneValue_areBothRejected() {
    assertEquals(List.of("1:4 " + TAG, "1:4 " + ANCHOR), YamlText.problems("a: &x !!str 1"));
    assertEquals(List.of("1:4 " + TAG, "1:4 " + ANCHOR), YamlText.problems("a: !!str &x 1"));
  }

  @Test
  void read_invalidDirective_isRejected() {
    assertEquals(
        List.of("3:1 " + DIRECTIVE), YamlText.problems("%YAML 1.2\n# c\n%YAML 1.2\n---\na: 1"));
    assertEquals(List.of("2:1 " + OUTSIDE), YamlText.problems("%YAML 1.2\na: 1"));
  }

  private static String duplicate(String at, int line, int column) {
    return at
        + (" this key is already in the mapping, at line " + line + ", column " + column)
        + "; keep one of the two";
  }
}
