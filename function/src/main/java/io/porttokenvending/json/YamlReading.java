package io.porttokenvending.json;

import java.util.List;

/** Result of reading a YAML text. */
public sealed interface YamlReading {
  record Value(YamlNode root) implements YamlReading {}

  /**
   * The text is not one document of the subset.
   *
   * @param problems at least one, sorted by position
   */
  record Malformed(List<Problem> problems) implements YamlReading {
    public Malformed {
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("malformed without a problem");
      }
      problems = List.copyOf(problems);
    }
  }
}
