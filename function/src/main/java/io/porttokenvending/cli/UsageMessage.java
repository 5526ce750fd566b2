package io.porttokenvending.cli;

import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports wrong arguments. An argument may be a token instead of the name of its file, and build
 * logs keep what is printed, so tokens are removed.
 */
final class UsageMessage implements IParameterExceptionHandler {
  /** Text that starts like a JWS, with a brace and a quote in base64url; it may be truncated. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9._-]*");

  @Override
  public int handleParseException(ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(withoutTokens(fault));
    if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
      err.print("Usage: " + command.getHelp().synopsis(0));
      String name = command.getCommandSpec().qualifiedName();
      err.println("Run " + name + " --help for the options and an example.");
    }
    return ExitCode.USAGE;
  }

  static String withoutTokens(Exception fault) {
    return TOKEN.matcher(String.valueOf(fault.getMessage())).replaceAll("[token]");
  }
}
