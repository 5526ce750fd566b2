package io.porttokenvending.cli.diff;

import io.porttokenvending.cli.ExitCode;
import io.porttokenvending.cli.ReportOptions;
import io.porttokenvending.cli.ScopeOptions;
import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports who gains and who loses access when one policy replaces another. */
@Command(
    name = "diff",
    description = {
      "Report who gains and who loses access when NEW replaces OLD.",
      "",
      "A gain is whatever cannot be proven to be none."
    },
    exitCodeList = {
      "0:nobody gains",
      "1:someone gains; with --fail-on-loss, someone loses",
      "2:wrong arguments, or a policy or file that cannot be read"
    },
    footer = "  policy diff main/infra/policy infra/policy --recorded audit-lines")
public final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "the folder of the old policy")
  Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "the folder of the new policy")
  Path after;

  @Option(names = "--fail-on-loss", description = "end with 1 when someone only loses, too")
  boolean failOnLoss;

  @Option(
      names = "--recorded",
      paramLabel = "DIR",
      description =
          "also decide the jobs recorded there: *.json of claims, and *.jsonl and *.log with the"
              + " function's audit lines")
  Optional<Path> recorded = Optional.empty();

  @Option(
      names = "--old-samconfig",
      paramLabel = "FILE",
      description =
          "the samconfig.toml with which OLD was deployed (default: the one next to OLD, if there"
              + " is one); --samconfig is that of NEW")
  Optional<Path> oldSamconfig = Optional.empty();

  @Mixin ReportOptions report;

  @Mixin ScopeOptions scope;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    DeploymentSettings oldSettings = scope.settings(before, oldSamconfig);
    DeploymentSettings newSettings = scope.settings(after);
    Optional<TrustPolicy> old = load(before, oldSettings);
    Optional<TrustPolicy> current = load(after, newSettings);
    if (old.isEmpty() || current.isEmpty()) {
      return ExitCode.USAGE;
    }
    Set<String> issuers = new LinkedHashSet<>(newSettings.scope().issuers());
    issuers.addAll(oldSettings.scope().issuers());
    PolicyDiff diff =
        new PolicyDiff(
            SettingChange.between(oldSettings, newSettings),
            PolicyDiff.between(old.get(), current.get()),
            recorded.map(folder -> RecordedDiff.of(folder, issuers, old.get(), current.get())));
    report.write(
        out -> new HumanReport(out, issuers.size() > 1).print(diff), () -> JsonReport.of(diff));
    boolean gains =
        diff.someoneGains() || diff.recorded().stream().anyMatch(jobs -> !jobs.gains().isEmpty());
    boolean losses =
        diff.someoneLoses() || diff.recorded().stream().anyMatch(jobs -> !jobs.losses().isEmpty());
    return gains || (failOnLoss && losses) ? ExitCode.FINDINGS : ExitCode.GOOD;
  }

  private Optional<TrustPolicy> load(Path folder, DeploymentSettings settings) {
    Optional<TrustPolicy> policy = scope.load(folder, settings.scope());
    if (policy.isEmpty()) {
      spec.commandLine().getErr().println(folder + " contains no usable policy");
    }
    return policy;
  }
}
