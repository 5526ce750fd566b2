package io.porttokenvending.local;

import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A policy and the findings in its files.
 *
 * @param policy as it is written; empty if the function would not start with it
 * @param findings warnings, or errors if there is no policy
 */
public record CheckedPolicy(Optional<TrustPolicy> policy, List<PolicyFinding> findings) {
  public CheckedPolicy {
    findings = List.copyOf(findings);
  }

  /** Returns each finding as compilers print it, with the path of its file. */
  public List<String> lines(Path folder) {
    return findings.stream().map(finding -> finding.line(folder, severity())).toList();
  }

  /** Returns {@code warning} or {@code error}, which all findings are. */
  public String severity() {
    return policy.isPresent() ? "warning" : "error";
  }
}
