package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.ExitCode;
import io.porttokenvending.cli.ReportOptions;
import io.porttokenvending.cli.ScopeOptions;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.cli.deployment.PolicyLayout;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the cases of a policy and reports each unexpected decision. */
@Command(
    name = "test",
    description = {
      "Run the cases of a policy and report unexpected decisions.",
      "",
      "The cases are in DIR/tests/*.yaml; those of policy-layer/policy are in policy-tests/*.yaml."
          + " The report also lists each rule and condition that no case covers."
    },
    exitCodeList = {
      "0:every decision is as expected",
      "1:an unexpected decision, a malformed file or, with --require-coverage, a gap",
      "2:wrong arguments, or no folder of cases"
    },
    footer = "  policy test policy-layer/policy --require-coverage")
public final class TestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder with one YAML file per profile")
  Path folder;

  @Option(
      names = "--require-coverage",
      description =
          "fail unless every rule grants at least one case and every condition denies one")
  boolean requireCoverage;

  @Option(
      names = "--cases",
      paramLabel = "DIR",
      description = "folder of the cases, if it is another one")
  Optional<Path> cases = Optional.empty();

  @Mixin ReportOptions report;

  @Mixin ScopeOptions scope;

  @Override
  public Integer call() {
    PolicyScope settings = scope.settings(folder).scope();
    return scope
        .load(folder, settings)
        .map(policy -> test(policy, settings.issuers()))
        .orElse(ExitCode.FINDINGS);
  }

  private int test(TrustPolicy policy, List<String> issuers) {
    Path tests = cases.orElseGet(() -> PolicyLayout.of(folder).cases());
    if (!Files.isDirectory(tests)) {
      throw new UsageException(
          tests + " is not a folder; create it for the cases, or name another one with --cases");
    }
    TestRun run = TestRun.of(policy, issuers, CaseFolder.read(tests, policy, issuers));
    report.write(run::print, run::json);
    boolean covered = !requireCoverage || run.coverage().gaps().isEmpty();
    return covered && run.passed() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
  }
}
