package io.porttokenvending.cli.lint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a folder.
 *
 * @param ignored how many warnings were not to be heard
 * @param version the policy's, when it loads
 */
public record LintResult(
    Path folder, List<Finding> findings, int ignored, int profiles, Optional<String> version) {
  public LintResult {
    findings = List.copyOf(findings);
  }

  public boolean isClean() {
    return findings.isEmpty();
  }

  /** The file's path as the folder was given, which is how a pull request's files are called. */
  String path(Finding finding) {
    Path file = finding.file().equals(folder.toString()) ? folder : folder.resolve(finding.file());
    String path = file.normalize().toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }

  /** One line on the whole. */
  public String summary() {
    return folder
        + ": "
        + version
            .map(digits -> count(profiles, "profile") + ", policy_version " + digits + ": ")
            .orElse("")
        + (findings.isEmpty()
            ? "no findings"
            : count(findings.size(), version.isPresent() ? "warning" : "error"))
        + (ignored > 0 ? ", " + ignored + " ignored" : "")
        + (version.isPresent() ? "" : "; the function would not start with this policy");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
