package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.ProblemKind;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An error or a warning.
 *
 * @param file name within the folder; or the folder itself
 * @param code in kebab case, stable
 * @param suggestion the text to write instead
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

  /** The function does not start with an error in its policy; it does with a warning. */
  enum Severity {
    ERROR,
    WARNING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding of(PolicyProblem problem) {
    return new Finding(
        problem.file(),
        problem.at(),
        Severity.ERROR,
        problem.kind().code(),
        problem.message(),
        problem.suggestion());
  }

  /** Whether the finding is about the file or folder as a whole and not about a line of it. */
  boolean isOfWholeFile() {
    return WHOLE_FILE.contains(code);
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }
}
