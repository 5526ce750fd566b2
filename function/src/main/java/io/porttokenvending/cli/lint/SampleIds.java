package io.porttokenvending.cli.lint;

import java.util.List;

/**
 * Ids of the project's samples. GitHub cannot assign them, so a rule that keeps one grants no job
 * access.
 */
final class SampleIds implements Check {
  private static final int DIGITS = 12;
  private static final List<String> PREFIXES = List.of("888888", "999999");

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      for (WrittenRule rule : profile.rules()) {
        rule.values().stream()
            .filter(value -> value.isId() && isSample(value.text()))
            .forEach(value ->
                report.warn(
                    Warning.SAMPLE_ID,
                    rule.file(),
                    rule.at(value.claim(), value.text()),
                    "an id of the samples, which GitHub cannot assign; write your own "
                        + value.claim()));
      }
    }
  }

  private static boolean isSample(String id) {
    return id.length() == DIGITS && PREFIXES.stream().anyMatch(id::startsWith);
  }
}
