package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.json.Position;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyProblemTest {
  @Test
  void problems_sortByFilePositionAndMessage() {
    List<String> inOrder =
        List.of(
            "a.yaml:2:9: m", "b.yaml:1:2: m", "b.yaml:1:10: m", "b.yaml:2:1: m", "b.yaml:2:1: n");
    List<PolicyProblem> problems =
        List.of(
            problem("b.yaml", 2, 1, "n"),
            problem("b.yaml", 1, 10, "m"),
            problem("b.yaml", 2, 1, "m"),
            problem("a.yaml", 2, 9, "m"),
            problem("b.yaml", 1, 2, "m"));
    assertEquals(inOrder, problems.stream().sorted().map(PolicyProblem::toString).toList());
  }

  @Test
  void toString_withSuggestion_endsWithIt() {
    PolicyProblem problem =
        new PolicyProblem(
            "a.yaml",
            new Position(1, 2),
            ProblemKind.UNKNOWN_KEY,
            "unknown key 'reff' in a rule",
            Optional.of("ref"));
    assertEquals("a.yaml:1:2: unknown key 'reff' in a rule; did you mean ref?", problem.toString());
  }

  private static PolicyProblem problem(String file, int line, int column, String message) {
    return new PolicyProblem(
        file, new Position(line, column), ProblemKind.INVALID_VALUE, message, Optional.empty());
  }
}
