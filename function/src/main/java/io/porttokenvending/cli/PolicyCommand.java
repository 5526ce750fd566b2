package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.cli.cases.TestCommand;
import io.porttokenvending.cli.diff.DiffCommand;
import io.porttokenvending.cli.explain.ExplainCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.UnmatchedArgumentException;

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
  /**
   * Text that starts like a JWS, with a brace and a quote in base64url; it may be cut. An argument
   * may be a token instead of the name of its file.
   */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9._-]*");

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
        .setParameterExceptionHandler((fault, arguments) -> {
          CommandLine command = fault.getCommandLine();
          command.getErr().println(withoutTokens(fault));
          if (!UnmatchedArgumentException.printSuggestions(fault, command.getErr())) {
            command.usage(command.getErr());
          }
          return ExitCode.USAGE;
        })
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((fault, command, parsed) -> {
          if (fault instanceof UsageException) {
            command.getErr().println(withoutTokens(fault));
            return ExitCode.USAGE;
          }
          throw fault;
        })
        .execute(args);
  }

  /** Removes tokens, since build logs keep what is printed. */
  private static String withoutTokens(Exception fault) {
    return TOKEN.matcher(String.valueOf(fault.getMessage())).replaceAll("[token]");
  }
}
