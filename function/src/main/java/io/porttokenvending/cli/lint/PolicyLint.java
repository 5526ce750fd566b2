package io.porttokenvending.cli.lint;

import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.PolicyReading;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks through a folder of profiles: the function's own errors, or else the warnings. */
public final class PolicyLint {
  private final PolicyScope scope;
  private final List<Ignored> ignored;
  private final List<Check> checks;

  public PolicyLint(PolicyScope scope, List<Ignored> ignored, ToolCatalogue tools) {
    this.scope = scope;
    this.ignored = List.copyOf(ignored);
    this.checks =
        List.of(
            new UnpinnedWriters(tools),
            new LooseRules(),
            new SampleIds(),
            new UnlikelyValues(),
            new NamesBesideIds(),
            new SuperfluousRules(),
            new ToolLists(tools),
            new AllowLists(),
            new SharedCredentials(tools),
            new LiteralCredentials(),
            new InvisibleCharacters());
  }

  public LintResult look(Path folder) {
    return switch (PolicyFolder.read(folder, scope)) {
      case PolicyReading.Unusable(List<PolicyProblem> problems) ->
          new LintResult(
              folder, problems.stream().map(Finding::of).toList(), 0, 0, Optional.empty());
      case PolicyReading.Loaded(TrustPolicy policy) -> warnings(folder, policy);
    };
  }

  private LintResult warnings(Path folder, TrustPolicy policy) {
    List<WrittenProfile> profiles =
        policy.profiles().values().stream()
            .map(profile -> WrittenProfile.read(folder, profile, scope))
            .toList();
    Report report = new Report();
    checks.forEach(check -> check.look(profiles, report));
    List<Finding> all = report.findings();
    List<Finding> heard = all.stream().filter(finding -> !isIgnored(finding)).toList();
    return new LintResult(
        folder, heard, all.size() - heard.size(), profiles.size(), Optional.of(policy.version()));
  }

  private boolean isIgnored(Finding finding) {
    return ignored.stream().anyMatch(each -> each.covers(finding));
  }
}
