package io.porttokenvending.trust;

import io.porttokenvending.json.Position;
import java.util.Comparator;

/** One thing wrong with a policy, and where. */
public record PolicyProblem(String file, Position at, String message)
    implements Comparable<PolicyProblem> {
  private static final Comparator<PolicyProblem> ORDER =
      Comparator.comparing(PolicyProblem::file)
          .thenComparingInt(problem -> problem.at().line())
          .thenComparingInt(problem -> problem.at().column())
          .thenComparing(PolicyProblem::message);

  @Override
  public int compareTo(PolicyProblem other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + at.line() + ":" + at.column() + ": " + message;
  }
}
