package io.porttokenvending.cli;

import io.porttokenvending.cli.lint.Ignored;
import io.porttokenvending.cli.lint.LintResult;
import io.porttokenvending.cli.lint.PolicyLint;
import io.porttokenvending.cli.lint.ReportFormat;
import io.porttokenvending.cli.lint.Warning;
import io.porttokenvending.mcp.ToolCatalogue;
import io.porttokenvending.trust.NearestName;
import io.porttokenvending.trust.ProblemKind;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with a policy, and what in it is seldom meant. */
@Command(
    name = "lint",
    description =
        "Says all that keeps the function from starting with a policy, or else what in the policy"
            + " is seldom meant. Warnings are findings too; ignore those that are meant.",
    mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "folder with one YAML file a profile")
  Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  ReportFormat format;

  @Option(
      names = "--ignore",
      paramLabel = "CODE[:PROFILE]",
      description = "a warning that is meant, in every profile or in one; may be repeated")
  List<String> ignored = new ArrayList<>();

  @Mixin ScopeOptions scope;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is not a folder");
    }
    List<Ignored> acknowledged = ignored.stream().map(LintCommand::ignored).toList();
    LintResult result =
        new PolicyLint(scope.scope(folder), acknowledged, ToolCatalogue.port()).look(folder);
    PrintWriter out = spec.commandLine().getOut();
    format.write(result, out, Ansi.AUTO.enabled());
    (format.hasSummary() ? out : spec.commandLine().getErr()).println(result.summary());
    return result.isClean() ? ExitCode.GOOD : ExitCode.FINDINGS;
  }

  private static Ignored ignored(String text) {
    int colon = text.indexOf(':');
    String code = colon < 0 ? text : text.substring(0, colon);
    Optional<String> profile =
        colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
    return Warning.of(code)
        .map(warning -> new Ignored(warning, profile))
        .orElseThrow(() -> new UsageException("--ignore " + text + ": " + unknown(code)));
  }

  private static String unknown(String code) {
    if (Arrays.stream(ProblemKind.values()).anyMatch(kind -> kind.code().equals(code))) {
      return code + " is an error, which only a correction ends";
    }
    return "there is no warning called "
        + code
        + NearestName.of(code, Warning.codes())
            .map(meant -> "; did you mean " + meant + "?")
            .orElse("; there are " + String.join(", ", Warning.codes()));
  }
}
