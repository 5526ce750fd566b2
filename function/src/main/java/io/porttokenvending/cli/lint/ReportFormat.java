package io.porttokenvending.cli.lint;

import java.io.PrintWriter;
import java.util.Locale;

/** How findings are said. */
public enum ReportFormat {
  /** For people, each with its line and a caret below the place. */
  HUMAN,
  /** For programs: a list of objects. */
  JSON,
  /** For GitHub Actions, which shows each at its line of the pull request. */
  GITHUB;

  /**
   * Says all of it.
   *
   * @param colour whether the reader is a terminal that wants colours
   */
  public void write(LintResult result, PrintWriter out, boolean colour) {
    switch (this) {
      case HUMAN -> new HumanText(out, colour).write(result);
      case JSON -> out.println(FindingList.of(result));
      case GITHUB -> WorkflowCommands.write(result, out);
    }
  }

  /** Whether a line on the whole may follow. */
  public boolean hasSummary() {
    return this != JSON;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
