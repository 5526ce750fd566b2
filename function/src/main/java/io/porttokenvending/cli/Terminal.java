package io.porttokenvending.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Standard output of a command.
 *
 * @param colors whether to print styles
 */
public record Terminal(PrintWriter out, boolean colors) {
  /** Parameters of Select Graphic Rendition, ECMA-48 section 8.3.117. */
  public enum Style {
    BOLD("1"),
    GREEN("32"),
    RED("1;31"),
    YELLOW("1;33");

    private final String parameters;

    Style(String parameters) {
      this.parameters = parameters;
    }
  }

  static Terminal of(CommandSpec command) {
    return new Terminal(
        command.commandLine().getOut(), command.commandLine().getColorScheme().ansi().enabled());
  }

  public void println(String line) {
    out.println(line);
  }

  public String styled(Style style, String text) {
    return colors ? "\u001b[" + style.parameters + "m" + text + "\u001b[0m" : text;
  }

  /** Returns the text in green for a good result, or in red for a bad one. */
  public String colored(boolean good, String text) {
    return styled(good ? Style.GREEN : Style.RED, text);
  }
}
