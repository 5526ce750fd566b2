package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.cli.cases.TestCommand;
import io.porttokenvending.cli.diff.DiffCommand;
import io.porttokenvending.cli.explain.ExplainCommand;
import io.porttokenvending.cli.init.GitHubCli;
import io.porttokenvending.cli.init.InitCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Creates, checks, tests, explains and compares trust policies. */
@Command(
    name = "policy",
    description =
        "Create, check, test, explain and compare trust policies with the function's own"
            + " code.",
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      "0:success, without findings",
      "1:findings; the command's own help describes them",
      "2:wrong arguments, or a file that cannot be read"
    },
    footer = {
      "  policy lint policy-layer/policy",
      "",
      "Run policy COMMAND --help for its options and an example."
    })
public final class PolicyCommand {
  private static final int HELP_WIDTH = 100;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "print this help")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "print the version")
  boolean version;

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
    return commandLine(standardInput, new GitHubCli("gh")).setOut(out).setErr(err).execute(args);
  }

  /** Returns the command with all subcommands. */
  static CommandLine commandLine(InputStream standardInput, GitHubCli gitHub) {
    CommandLine policy =
        new CommandLine(new PolicyCommand())
            .addSubcommand(new InitCommand(gitHub))
            .addSubcommand(new LintCommand())
            .addSubcommand(new TestCommand())
            .addSubcommand(new ExplainCommand(standardInput))
            .addSubcommand(new DiffCommand())
            .addSubcommand(new CompletionCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(HELP_WIDTH)
            .setParameterExceptionHandler(new UsageMessage())
            .setExecutionExceptionHandler((fault, command, parsed) -> {
              if (fault instanceof UsageException) {
                command.getErr().println(UsageMessage.withoutTokens(fault));
                return ExitCode.USAGE;
              }
              throw fault;
            });
    layOut(policy);
    policy.getSubcommands().values().forEach(PolicyCommand::layOut);
    return policy;
  }

  private static void layOut(CommandLine command) {
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    help.abbreviateSynopsis(true)
        .descriptionHeading("%n")
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .exitCodeListHeading("%nExit codes:%n")
        .footerHeading("%nExample:%n");
  }
}
