package io.porttokenvending.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the arguments. One of them may be a token itself, where its file was
 * asked for; build logs keep what is said, so it is not repeated.
 */
final class UsageMessage implements IParameterExceptionHandler {
  /** How every JWS begins: a brace and a quote in base64url. */
  private static final String TOKEN = "eyJ";

  private static final String WITHIN_A_TOKEN = "._-";

  @Override
  public int handleParseException(ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(withoutTokens(String.valueOf(fault.getMessage())));
    if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
      command.usage(err);
    }
    return ExitCode.USAGE;
  }

  /** The message with a word in the place of each token, also of one that was cut. */
  static String withoutTokens(String message) {
    StringBuilder shown = new StringBuilder();
    int from = 0;
    int token = message.indexOf(TOKEN);
    while (token >= 0) {
      shown.append(message, from, token).append("[token]");
      from = token;
      while (from < message.length() && isOfAToken(message.charAt(from))) {
        from++;
      }
      token = message.indexOf(TOKEN, from);
    }
    return shown.append(message, from, message.length()).toString();
  }

  private static boolean isOfAToken(char c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || WITHIN_A_TOKEN.indexOf(c) >= 0;
  }
}
