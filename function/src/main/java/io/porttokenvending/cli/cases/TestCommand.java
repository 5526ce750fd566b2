package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.ExitCode;
import io.porttokenvending.cli.PolicyLoading;
import io.porttokenvending.cli.ScopeOptions;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.cli.explain.OutputFormat;
import io.porttokenvending.cli.explain.Paint;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.trust.TrustPolicy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides the cases beside a policy and says which are not decided as they say. */
@Command(
    name = "test",
    description =
        "Decides the cases in DIR/tests/*.yaml with the function's own code and says which come"
            + " out otherwise than expected, and what of the policy no case shows.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every case came out as expected",
      "1:one did not, a file is bad, or, with --require-coverage, something is not shown",
      "2:usage, or no folder of cases"
    })
public final class TestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder with the profiles, and tests/ beside them")
  Path folder;

  @Option(
      names = "--require-coverage",
      description = "be content only when every rule grants a case and every condition refuses one")
  boolean requireCoverage;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "human or json (default: human)")
  OutputFormat format = OutputFormat.HUMAN;

  @Mixin ScopeOptions scope;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    Optional<TrustPolicy> policy =
        PolicyLoading.load(folder, scope.scope(folder), spec.commandLine().getErr());
    return policy.map(this::test).orElse(ExitCode.FINDINGS);
  }

  private int test(TrustPolicy policy) {
    Path tests = folder.resolve("tests");
    if (!Files.isDirectory(tests)) {
      throw new UsageException(tests + " is not a folder; the cases are there");
    }
    List<String> issuers = scope.scope(folder).issuers();
    TestRun run =
        TestRun.of(policy, issuers, CaseFolder.read(tests, new CaseReader(policy, issuers)));
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case HUMAN ->
          new TestReport(out, new Paint(spec.commandLine().getColorScheme().ansi().enabled()))
              .write(run);
      case JSON -> out.println(JsonText.writePretty(TestDocument.of(run)));
    }
    boolean covered = !requireCoverage || run.coverage().gaps().isEmpty();
    return covered && run.failures().isEmpty() && run.problems().isEmpty()
        ? ExitCode.GOOD
        : ExitCode.FINDINGS;
  }
}
