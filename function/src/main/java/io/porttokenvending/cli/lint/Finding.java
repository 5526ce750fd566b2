package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.ProblemKind;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * One thing to correct or to think about.
 *
 * @param file its name within the folder; the folder itself for what is wrong with that
 * @param code in kebab case, stable
 * @param suggestion what to write instead
 */
public record Finding(
    String file,
    Position at,
    Severity severity,
    String code,
    String message,
    Optional<String> suggestion)
    implements Comparable<Finding> {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparing(Finding::at)
          .thenComparing(Finding::code)
          .thenComparing(Finding::message);

  private static final Set<String> WHOLE_FILE =
      Set.of(
          ProblemKind.FILE_NAME.code(),
          ProblemKind.UNREADABLE.code(),
          ProblemKind.NO_PROFILE.code(),
          ProblemKind.POLICY_SIZE.code());

  static Finding of(PolicyProblem problem) {
    return new Finding(
        problem.file(),
        problem.at(),
        Severity.ERROR,
        problem.kind().code(),
        problem.message(),
        problem.suggestion());
  }

  /** Whether no line of it is at fault, but its name or the file or folder as such. */
  boolean isOfWholeFile() {
    return WHOLE_FILE.contains(code);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
