package io.porttokenvending.cli.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The findings in a folder, written for people, programs, or GitHub Actions.
 *
 * @param ignored number of warnings that the operator acknowledged
 * @param version the policy's version, if it loads
 */
public record LintReport(
    Path folder, List<Finding> findings, int ignored, int profiles, Optional<String> version) {
  private static final int WIDTH = 120;
  private static final int WIDTH_BEFORE_CARET = 60;

  public LintReport {
    findings = List.copyOf(findings);
  }

  /** Returns the path of a file as GitHub names the files of a pull request. */
  private String path(Finding finding) {
    Path file = finding.file().equals(folder.toString()) ? folder : folder.resolve(finding.file());
    String path = file.normalize().toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }

  /** Returns a summary in one line. */
  public String summary() {
    return folder
        + ": "
        + version
            .map(digits -> count(profiles, "profile") + ", policy_version " + digits + ": ")
            .orElse("")
        + (findings.isEmpty()
            ? "no findings"
            : count(findings.size(), version.isPresent() ? "warning" : "error"))
        + (ignored > 0 ? ", " + ignored + " ignored" : "")
        + (version.isPresent() ? "" : "; the function would not start with this policy");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Prints each finding as compilers do, with its line and a caret below the position. */
  public void print(Terminal out) {
    SourceText source = new SourceText(folder);
    for (Finding finding : findings) {
      Terminal.Style style =
          switch (finding.severity()) {
            case ERROR -> Terminal.Style.RED;
            case WARNING -> Terminal.Style.YELLOW;
          };
      String place =
          "%s:%d:%d:"
              .formatted(
                  PrintableText.line(path(finding)), finding.at().line(), finding.at().column());
      out.println(
          "%s %s %s [%s]"
              .formatted(
                  out.styled(Terminal.Style.BOLD, place),
                  out.styled(style, finding.severity() + ":"),
                  PrintableText.line(finding.message()),
                  finding.code()));
      source.line(finding).ifPresent(line -> excerpt(finding, line, style, out));
      finding
          .suggestion()
          .ifPresent(text -> out.println("  did you mean " + PrintableText.line(text) + "?"));
      out.println("");
    }
  }

  /** Prints the line, or the part of a long line that is next to the position. */
  private static void excerpt(Finding finding, String line, Terminal.Style style, Terminal out) {
    int[] characters = line.codePoints().toArray();
    int column = Math.clamp(finding.at().column() - 1L, 0, characters.length);
    int start = characters.length <= WIDTH ? 0 : Math.max(0, column - WIDTH_BEFORE_CARET);
    int end = Math.min(characters.length, start + WIDTH);
    String before = start > 0 ? "…" : "";
    String after = end < characters.length ? "…" : "";
    String text = PrintableText.line(new String(characters, start, end - start));
    String number = String.valueOf(finding.at().line());
    out.println("  " + number + " | " + before + text + after);
    out.println(
        "  "
            + " ".repeat(number.length())
            + " | "
            + " ".repeat(before.length() + column - start)
            + out.styled(style, "^"));
  }

  /** Returns a list of objects that all have the same members. */
  public ArrayNode json() {
    SourceText source = new SourceText(folder);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Finding finding : findings) {
      list.addObject()
          .put("file", path(finding))
          .put("line", finding.at().line())
          .put("column", finding.at().column())
          .put("severity", finding.severity().toString())
          .put("code", finding.code())
          .put("message", finding.message())
          .put("text", source.line(finding).orElse(null))
          .put("suggestion", finding.suggestion().orElse(null));
    }
    return list;
  }

  /** Prints workflow commands, which annotate the files of a pull request. */
  public void printWorkflowCommands(PrintWriter out) {
    for (Finding finding : findings) {
      String suggestion =
          finding.suggestion().map(text -> "\nDid you mean " + text + "?").orElse("");
      out.println(
          "::%s file=%s,line=%d,col=%d,title=%s::%s"
              .formatted(
                  finding.severity(),
                  escapedProperty(path(finding)),
                  finding.at().line(),
                  finding.at().column(),
                  escapedProperty("policy " + finding.code()),
                  escaped(finding.message() + suggestion)));
    }
  }

  /** Keeps a policy's text from starting another command. */
  private static String escaped(String text) {
    // The percent sign comes first, because the other escapes contain it.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String escapedProperty(String text) {
    return escaped(text).replace(":", "%3A").replace(",", "%2C");
  }
}
