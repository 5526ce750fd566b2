package io.porttokenvending.cli.diff;

import io.porttokenvending.cli.ExitCode;
import io.porttokenvending.cli.PolicyLoading;
import io.porttokenvending.cli.ScopeOptions;
import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.io.PrintWriter;
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

/** Tells who gains and who loses when one policy takes the place of another. */
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
  enum Format {
    human,
    json
  }

  @Parameters(index = "0", paramLabel = "OLD", description = "the folder of the old policy")
  private Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "the folder of the new policy")
  private Path after;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: human)")
  private Format format = Format.human;

  @Option(names = "--fail-on-loss", description = "end with 1 when someone only loses, too")
  private boolean failOnLoss;

  @Option(
      names = "--recorded",
      paramLabel = "DIR",
      description = {
        "also decide the jobs recorded there: *.json of claims, and *.jsonl and *.log with the"
            + " function's audit lines"
      })
  private Optional<Path> recorded = Optional.empty();

  @Option(
      names = "--old-samconfig",
      paramLabel = "FILE",
      description =
          "the samconfig.toml with which OLD was deployed (default: the one next to OLD, if there"
              + " is one); --samconfig is that of NEW")
  private Optional<Path> oldSamconfig = Optional.empty();

  @Mixin private ScopeOptions scope;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DeploymentSettings oldSettings = scope.settings(before, oldSamconfig);
    DeploymentSettings newSettings = scope.settings(after);
    Optional<TrustPolicy> old = load(before, oldSettings.scope());
    Optional<TrustPolicy> current = load(after, newSettings.scope());
    if (old.isEmpty() || current.isEmpty()) {
      return ExitCode.USAGE;
    }
    PolicyDiff diff =
        PolicyDiff.between(old.get(), current.get())
            .with(SettingChanges.between(oldSettings, newSettings));
    Set<String> issuers = new LinkedHashSet<>(newSettings.scope().issuers());
    issuers.addAll(oldSettings.scope().issuers());
    Optional<RecordedDiff> jobs =
        recorded.map(folder -> RecordedDiff.of(folder, issuers, old.get(), current.get()));
    switch (format) {
      case human -> new HumanReport(out, issuers.size() > 1).tell(diff, jobs);
      case json -> out.println(JsonText.writePretty(JsonReport.of(diff, jobs)));
    }
    boolean gains = diff.someoneGains() || jobs.map(RecordedDiff::someoneGains).orElse(false);
    boolean losses = diff.someoneLoses() || jobs.map(RecordedDiff::someoneLoses).orElse(false);
    return gains || (failOnLoss && losses) ? ExitCode.FINDINGS : ExitCode.GOOD;
  }

  private Optional<TrustPolicy> load(Path folder, PolicyScope settings) {
    PrintWriter err = spec.commandLine().getErr();
    Optional<TrustPolicy> policy = PolicyLoading.load(folder, settings, err);
    if (policy.isEmpty()) {
      err.println(folder + " is no good policy");
    }
    return policy;
  }
}
