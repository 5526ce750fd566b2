package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The warnings of one policy, gathered while it is looked through. */
final class Report {
  private final List<Finding> findings = new ArrayList<>();

  void warn(Warning warning, String file, Position at, String message) {
    warn(warning, file, at, message, Optional.empty());
  }

  void warn(
      Warning warning, String file, Position at, String message, Optional<String> suggestion) {
    findings.add(new Finding(file, at, Severity.WARNING, warning.code(), message, suggestion));
  }

  List<Finding> findings() {
    return findings.stream().sorted().toList();
  }
}
