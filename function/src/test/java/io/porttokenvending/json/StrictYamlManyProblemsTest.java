package io.porttokenvending.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrictYamlManyProblemsTest {
  @Test
  void read_severalProblems_reportsAllInOrder() {
    String text =
        """
        %YAML 1.2
        --- # the first document
        a: *x
        b: &y !!str 1
        a: "(separator)"
        <<: *y
        ? [1, *z]
        : {c: 1, c: 2}
        d: 1
        d: "\\ud800"
        ---
        e: *x
        """
            .replace("(separator)", "\u2028");
    List<String> expected =
        List.of(
            "1:1 a directive",
            "3:4 an alias",
            "4:4 a tag",
            "4:4 an anchor",
            "5:1 this key",
            "5:5 the invisible",
            "6:1 a merge",
            "6:5 an alias",
            "7:3 a list",
            "7:7 an alias",
            "8:10 this key",
            "10:1 this key",
            "10:4 half a",
            "11:1 a second");
    List<String> problems = YamlText.problems(text);
    assertEquals(expected.size(), problems.size(), problems::toString);
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(problems.get(i).startsWith(expected.get(i)), problems.get(i));
    }
  }

  @Test
  void read_syntaxErrorAfterOthers_isReportedLast() {
    assertEquals(
        List.of(
            "1:4 an alias (*name) is not allowed; write the value, or quote the text",
            "2:4 an unquoted string cannot begin with this character; quote the string"),
        YamlText.problems("a: *x\nb: @\nc: *x\n"));
  }

  @Test
  void read_rejectedKey_keepsOtherEntries() {
    assertEquals(
        List.of("1:2 an alias (*name) is not allowed; write the value, or quote the text"),
        YamlText.problems("{*x : a, b: c, d: e}"));
    assertEquals(
        List.of("1:1 a merge key (<<) is not allowed; write the keys"),
        YamlText.problems("<<: a\nb: a\na: b\n"));
  }

  @Test
  void read_problemsAtLimit_reportsAll() {
    assertEquals(ProblemList.LIMIT, YamlText.problems("- *x\n".repeat(ProblemList.LIMIT)).size());
  }

  @Test
  void read_problemsOverLimit_reportsTheLimit() {
    String last = "1001:3 more than 1000 problems; the others are not listed";
    List<String> problems = YamlText.problems("- *x\n".repeat(ProblemList.LIMIT + 50));
    assertEquals(ProblemList.LIMIT + 1, problems.size());
    assertEquals(last, problems.getLast());
    assertEquals(last, YamlText.problems("- \u0001\n".repeat(ProblemList.LIMIT + 50)).getLast());
  }
}
