package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalog;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a policy folder for errors that the function reports or, if the policy loads, for
 * warnings.
 *
 * @param ignored codes of warnings that the operator acknowledged, each for every profile or
 *     followed by a colon and one profile
 */
public record PolicyLint(PolicyScope scope, List<String> ignored, ToolCatalog tools) {
  public LintReport check(Path folder) {
    return switch (PolicyFolder.read(folder, scope)) {
      case PolicyReading.Unusable(List<PolicyProblem> problems) ->
          new LintReport(
              folder, problems.stream().map(Finding::of).toList(), 0, 0, Optional.empty());
      case PolicyReading.Loaded(TrustPolicy policy) -> warnings(folder, policy);
    };
  }

  private LintReport warnings(Path folder, TrustPolicy policy) {
    List<ProfileSource> profiles =
        policy.profiles().values().stream()
            .map(profile -> ProfileSource.read(folder, profile, scope))
            .toList();
    List<Finding> all = new ArrayList<>();
    for (ProfileSource profile : profiles) {
      new ProfileChecks(profile, tools, all).run();
      SuperfluousRules.check(profile, all);
    }
    ProfileComparison comparison = new ProfileComparison(profiles, tools, all);
    comparison.inconsistentNames();
    comparison.sharedCredentials();
    List<Finding> reported =
        all.stream().filter(finding -> !isIgnored(finding)).sorted(Finding.ORDER).toList();
    return new LintReport(
        folder,
        reported,
        all.size() - reported.size(),
        profiles.size(),
        Optional.of(policy.version()));
  }

  private boolean isIgnored(Finding finding) {
    String profile = finding.file().substring(0, finding.file().lastIndexOf('.'));
    return ignored.contains(finding.code()) || ignored.contains(finding.code() + ":" + profile);
  }
}
