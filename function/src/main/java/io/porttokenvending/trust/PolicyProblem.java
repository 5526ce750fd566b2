package io.porttokenvending.trust;

import io.porttokenvending.json.Position;
import java.util.Comparator;
import java.util.Optional;

/**
 * A problem in a policy file.
 *
 * @param suggestion text to write instead; empty when there is none
 */
public record PolicyProblem(
    String file, Position at, ProblemKind kind, String message, Optional<String> suggestion)
    implements Comparable<PolicyProblem> {
  private static final Comparator<PolicyProblem> ORDER =
      Comparator.comparing(PolicyProblem::file)
          .thenComparing(PolicyProblem::at)
          .thenComparing(PolicyProblem::message);

  @Override
  public int compareTo(PolicyProblem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file
        + ":"
        + at.line()
        + ":"
        + at.column()
        + ": "
        + message
        + suggestion.map(suggestion -> "; did you mean " + suggestion + "?").orElse("");
  }
}
