package io.porttokenvending.cli.lint;

import java.io.PrintWriter;

/** Findings as compilers write them. */
final class HumanText {
  private final PrintWriter out;
  private final boolean colour;

  HumanText(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  void write(LintResult result) {
    SourceText source = new SourceText(result.folder());
    for (Finding finding : result.findings()) {
      write(finding, result, source);
    }
  }

  private void write(Finding finding, LintResult result, SourceText source) {
    String place =
        Excerpt.plain(result.path(finding))
            + ":"
            + finding.at().line()
            + ":"
            + finding.at().column();
    out.println(
        styled(Style.BOLD, place + ":")
            + " "
            + styled(style(finding.severity()), finding.severity() + ":")
            + " "
            + Excerpt.plain(finding.message())
            + " ["
            + finding.code()
            + "]");
    source
        .line(finding)
        .ifPresent(line -> {
          Excerpt excerpt = Excerpt.of(line, finding.at());
          String number = String.valueOf(finding.at().line());
          out.println("  " + number + " | " + excerpt.text());
          out.println(
              "  "
                  + " ".repeat(number.length())
                  + " | "
                  + " ".repeat(excerpt.column())
                  + styled(style(finding.severity()), "^"));
        });
    finding
        .suggestion()
        .ifPresent(meant -> out.println("  did you mean " + Excerpt.plain(meant) + "?"));
    out.println();
  }

  /** Select graphic rendition, ECMA-48 section 8.3.117. */
  private enum Style {
    BOLD("1"),
    RED("1;31"),
    YELLOW("1;33");

    private final String parameters;

    Style(String parameters) {
      this.parameters = parameters;
    }
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.RED;
      case WARNING -> Style.YELLOW;
    };
  }

  private String styled(Style style, String text) {
    return colour ? "\u001B[" + style.parameters + "m" + text + "\u001B[0m" : text;
  }
}
