package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.init.GitHubCli;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help of the command and of each subcommand: usage, one example, exit codes. */
class HelpTest {
  private static final Pattern EXAMPLE = Pattern.compile("\nExample:\n  .*?\\bpolicy ([^)\n]+)");

  private static CommandLine policy() {
    return PolicyCommand.commandLine(InputStream.nullInputStream(), new GitHubCli("no-gh"));
  }

  static List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>(List.of(List.of()));
    policy().getSubcommands().keySet().forEach(name -> commands.add(List.of(name)));
    return commands;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEachCommand_hasUsageExampleAndExitCodes(List<String> command) {
    String help = help(command);
    String name = String.join(" ", "policy", String.join(" ", command)).strip();

    assertTrue(help.startsWith("Usage: " + name + " "), help);
    assertTrue(help.contains("\nExit codes:\n  0   "), help);
    assertTrue(help.contains("\n  2   "), help);
    assertEquals(List.of(), help.lines().filter(line -> line.length() > 100).toList());
  }

  /** Parses the example without running it. */
  @ParameterizedTest
  @MethodSource("commands")
  void helpExample_ofEachCommand_isValid(List<String> command) {
    Matcher example = EXAMPLE.matcher(help(command));
    assertTrue(example.find());
    List<String> arguments = Arrays.asList(example.group(1).split(" ", -1));
    if (!command.isEmpty()) {
      assertEquals(command, arguments.subList(0, 1));
    }
    policy().parseArgs(arguments.toArray(String[]::new));
  }

  @Test
  void help_ofMainCommand_listsSubcommands() {
    String help = help(List.of());
    String commands = help.substring(help.indexOf("Commands:\n"), help.indexOf("\nExit codes:"));
    List<String> names =
        commands.lines().skip(1).map(line -> line.strip().split(" ", 2)[0]).toList();
    assertEquals(List.of("init", "lint", "test", "explain", "diff", "completion"), names);
  }

  @Test
  void unknownOption_isReportedWithUsageAndHelp() {
    CommandRun run = CommandRun.of("lint", "policy", "--strict");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(
        """
        Unknown option: '--strict'
        Usage: policy lint [OPTIONS] DIR
        Run policy lint --help for the options and an example.
        """,
        run.err());
  }

  @Test
  void version_isPrinted() {
    CommandRun run = CommandRun.of("--version");
    assertEquals(ExitCode.SUCCESS, run.code());
    assertTrue(run.out().startsWith("policy "), run::out);
  }

  private static String help(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    arguments.add("--help");
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertEquals(ExitCode.SUCCESS, run.code(), run::err);
    return run.out();
  }
}
