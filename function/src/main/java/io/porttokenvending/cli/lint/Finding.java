package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.trust.PolicyProblem;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * An error, which prevents the function from starting, or a warning.
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
    Optional<String> suggestion) {
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparing(Finding::at)
          .thenComparing(Finding::code)
          .thenComparing(Finding::message);

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

  Finding withPosition(Position other) {
    return new Finding(file, other, severity, code, message, suggestion);
  }

  Finding withSuggestion(Optional<String> instead) {
    return new Finding(file, at, severity, code, message, instead);
  }
}
