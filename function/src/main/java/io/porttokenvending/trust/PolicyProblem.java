package io.porttokenvending.trust;

import io.porttokenvending.json.Position;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing wrong with a policy, and where.
 *
 * @param suggestion what was probably meant, as it would be written; empty when nothing is near
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
        + suggestion.map(meant -> "; did you mean " + meant + "?").orElse("");
  }
}
