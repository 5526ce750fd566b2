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
    int code =
        run(
            new PrintWriter(System.out, true, UTF_8),
            new PrintWriter(System.err, true, UTF_8),
            args);
    System.exit(code);
  }

  /** The exit code; everything said goes to these writers. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(System.in, out, err, args);
  }

  /**
   * The exit code.
   *
   * @param in what a file called {@code -} is
   */
  static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new PolicyCommand())
        .addSubcommand(new ExplainCommand(in))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageMessage())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((fault, command, parsed) -> {
          if (fault instanceof UsageException) {
            command
                .getErr()
                .println(UsageMessage.withoutTokens(String.valueOf(fault.getMessage())));
            return ExitCode.USAGE;
          }
          throw fault;
        })
        .execute(args);
  }
}
