package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks a folder of profiles for the function's own errors or, if it loads, for warnings. */
public record PolicyLint(PolicyScope scope, List<Ignored> ignored, ToolCatalogue tools) {
  public PolicyLint {
    ignored = List.copyOf(ignored);
  }

  /**
   * A warning that the operator acknowledged.
   *
   * @param profile empty for every profile
   */
  public record Ignored(Warning warning, Optional<String> profile) {
    boolean covers(Finding finding) {
      return finding.code().equals(warning.code())
          && (profile.isEmpty() || finding.file().equals(profile.get() + WrittenProfile.EXTENSION));
    }
  }

  public LintReport check(Path folder) {
    return switch (PolicyFolder.read(folder, scope)) {
      case PolicyReading.Unusable(List<PolicyProblem> problems) ->
          new LintReport(
              folder, problems.stream().map(Finding::of).toList(), 0, 0, Optional.empty());
      case PolicyReading.Loaded(TrustPolicy policy) -> warnings(folder, policy);
    };
  }

  private LintReport warnings(Path folder, TrustPolicy policy) {
    List<WrittenProfile> profiles =
        policy.profiles().values().stream()
            .map(profile -> WrittenProfile.read(folder, profile, scope))
            .toList();
    Warnings warnings = new Warnings();
    for (WrittenProfile profile : profiles) {
      new ProfileChecks(profile, tools, warnings).run();
      SuperfluousRules.check(profile, warnings);
    }
    InconsistentNames.check(profiles, warnings);
    SharedCredentials.check(profiles, tools, warnings);
    List<Finding> all = warnings.findings();
    List<Finding> reported = all.stream().filter(finding -> !isIgnored(finding)).toList();
    return new LintReport(
        folder,
        reported,
        all.size() - reported.size(),
        profiles.size(),
        Optional.of(policy.version()));
  }

  private boolean isIgnored(Finding finding) {
    return ignored.stream().anyMatch(each -> each.covers(finding));
  }
}
