package io.porttokenvending.cli;

import io.porttokenvending.cli.lint.LintReport;
import io.porttokenvending.cli.lint.PolicyLint;
import io.porttokenvending.cli.lint.Warning;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.mcp.ToolCatalog;
import io.porttokenvending.trust.NearestName;
import io.porttokenvending.trust.ProblemKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reports errors in a policy, and likely mistakes. */
@Command(
    name = "lint",
    description = {
      "Report errors and likely mistakes in a policy.",
      "",
      "Errors prevent the function from starting. Warnings also count as findings; use --ignore for"
          + " the ones that you accept."
    },
    exitCodeList = {
      "0:no findings",
      "1:errors or warnings",
      "2:wrong arguments, or a file that cannot be read"
    },
    footer = "  policy lint policy-layer/policy --ignore outsider-event:issue-triage")
final class LintCommand implements Callable<Integer> {
  enum Format {
    HUMAN,
    JSON,
    GITHUB;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "DIR", description = "folder with one YAML file per profile")
  Path folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  Format format;

  @Option(
      names = "--ignore",
      paramLabel = "CODE[:PROFILE]",
      description = "a warning to ignore, in every profile or in one; may be repeated")
  List<String> ignored = new ArrayList<>();

  @Mixin ScopeOptions scope;

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    ignored.forEach(LintCommand::checkIgnored);
    LintReport report =
        new PolicyLint(scope.settings(folder).scope(), ignored, ToolCatalog.port()).check(folder);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case HUMAN -> report.print(Terminal.of(spec));
      case JSON -> out.println(JsonText.writePretty(report.json()));
      case GITHUB -> report.printWorkflowCommands(out);
    }
    // Standard output is one JSON value, without a summary.
    (format == Format.JSON ? spec.commandLine().getErr() : out).println(report.summary());
    return report.findings().isEmpty() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
  }

  private static void checkIgnored(String option) {
    String code = option.split(":", 2)[0];
    if (Warning.codes().contains(code)) {
      return;
    }
    boolean isError =
        Arrays.stream(ProblemKind.values()).anyMatch(kind -> kind.code().equals(code));
    String why =
        isError
            ? code + " is an error and cannot be ignored; correct the policy"
            : "unknown warning "
                + code
                + NearestName.of(code, Warning.codes())
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; expected one of " + String.join(", ", Warning.codes()));
    throw new UsageException("--ignore " + option + ": " + why);
  }
}
