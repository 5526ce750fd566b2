package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.cli.cases.TestCommand;
import io.porttokenvending.cli.diff.DiffCommand;
import io.porttokenvending.cli.explain.ExplainCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Checks, tests, explains and compares trust policies with the function's own reader and rules. */
@Command(
    name = "policy",
    description = "Checks, tests, explains and compares trust policies.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:good", "1:findings", "2:usage, or a file that cannot be read"},
    subcommands = {DiffCommand.class, LintCommand.class, TestCommand.class})
public final class PolicyCommand {
  private PolicyCommand() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(System.in, out, err, args));
  }

  /**
   * Runs the command and returns its exit code.
   *
   * @param standardInput read when a file argument is {@code -}
   */
  static int run(InputStream standardInput, PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new ExplainCommand(standardInput))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageMessage())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((fault, command, parsed) -> {
          if (fault instanceof UsageException) {
            command.getErr().println(UsageMessage.withoutTokens(fault));
            return ExitCode.USAGE;
          }
          throw fault;
        })
        .execute(args);
  }
}
