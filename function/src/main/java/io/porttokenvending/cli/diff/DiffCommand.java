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

/** Reports which jobs gain or lose access when one policy replaces another. */
@Command(
    name = "diff",
    description = {
      "Report which jobs gain or lose access when NEW replaces OLD.",
      "",
      "The command reports a gain unless it can prove that there is none."
    },
    exitCodeList = {
      "0:access does not widen",
      "1:access widens or, with --fail-on-loss, narrows",
      "2:wrong arguments, or a policy or file that cannot be read"
    },
    footer =
        "  policy diff main/infra/policy-layer/policy infra/policy-layer/policy --recorded lines")
public final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "folder of the old policy")
  Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "folder of the new policy")
  Path after;

  @Option(names = "--fail-on-loss", description = "also exit with 1 if access only narrows")
  boolean failOnLoss;

  @Option(
      names = "--recorded",
      paramLabel = "DIR",
      description =
          "folder of recorded jobs to decide with both policies: claims in *.json, audit lines of"
              + " the function in *.jsonl and *.log")
  Optional<Path> recorded = Optional.empty();

  @Option(
      names = "--old-samconfig",
      paramLabel = "FILE",
      description =
          "the samconfig.toml of OLD's deployment (default: as for --samconfig, but for OLD);"
              + " --samconfig is the one of NEW")
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
        diff.hasGains() || diff.recorded().stream().anyMatch(jobs -> !jobs.gains().isEmpty());
    boolean losses =
        diff.hasLosses() || diff.recorded().stream().anyMatch(jobs -> !jobs.losses().isEmpty());
    return gains || (failOnLoss && losses) ? ExitCode.FINDINGS : ExitCode.SUCCESS;
  }

  private Optional<TrustPolicy> load(Path folder, DeploymentSettings settings) {
    Optional<TrustPolicy> policy = scope.load(folder, settings.scope());
    if (policy.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(folder + " contains no usable policy; correct the errors above");
    }
    return policy;
  }
}
