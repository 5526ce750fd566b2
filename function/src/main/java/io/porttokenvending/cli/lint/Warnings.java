package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the warnings about one policy. */
final class Warnings {
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Adds a warning.
   *
   * @param path keys and list entries that lead to the value, from the profile or rule
   */
  void add(Warning warning, Written written, String message, String... path) {
    addAt(warning, written.file(), written.at(path), message, Optional.empty());
  }

  void addAt(
      Warning warning, String file, Position at, String message, Optional<String> suggestion) {
    findings.add(
        new Finding(file, at, Finding.Severity.WARNING, warning.code(), message, suggestion));
  }

  List<Finding> findings() {
    return findings.stream().sorted().toList();
  }
}
