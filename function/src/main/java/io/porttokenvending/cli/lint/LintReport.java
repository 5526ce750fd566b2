package io.porttokenvending.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The findings in a folder, with output for people, programs and GitHub Actions.
 *
 * @param ignored number of warnings that the operator acknowledged
 * @param version the policy's version, if it loads
 */
public record LintReport(
    Path folder, List<Finding> findings, int ignored, int profiles, Optional<String> version) {
  private static final int WIDTH = 120;
  private static final int WIDTH_BEFORE_CARET = 60;
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final Set<String> WHOLE_FILE =
      Set.of("file-name", "unreadable", "no-profile", "policy-size");

  /** Returns the path of a file as GitHub names files in a pull request. */
  private String path(Finding finding) {
    Path file = finding.file().equals(folder.toString()) ? folder : folder.resolve(finding.file());
    String path = file.normalize().toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }

  /** Splits a text as the YAML reader counts lines; a byte order mark takes no column. */
  static List<String> lines(String text) {
    return List.of(LINE_END.split(text.startsWith("\uFEFF") ? text.substring(1) : text, -1));
  }

  private Map<String, List<String>> source() {
    Map<String, List<String>> source = new HashMap<>();
    findings.forEach(finding -> source.computeIfAbsent(finding.file(), this::read));
    return source;
  }

  private List<String> read(String file) {
    try {
      // Malformed UTF-8 is a finding itself; its line is shown with replacement characters.
      return lines(new String(Files.readAllBytes(folder.resolve(file)), UTF_8));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Returns the line of a finding; empty if the finding is about the file as a whole. */
  private static Optional<String> line(Finding finding, Map<String, List<String>> source) {
    List<String> lines = source.getOrDefault(finding.file(), List.of());
    int line = finding.at().line();
    return WHOLE_FILE.contains(finding.code()) || line > lines.size()
        ? Optional.empty()
        : Optional.of(lines.get(line - 1));
  }

  /** Returns a summary in one line. */
  public String summary() {
    String noun = version.isPresent() ? "warning" : "error";
    return folder
        + ": "
        + version
            .map(digits ->
                PrintableText.count(profiles, "profile") + ", policy_version " + digits + ": ")
            .orElse("")
        + (findings.isEmpty() ? "no findings" : PrintableText.count(findings.size(), noun))
        + (ignored > 0 ? ", " + ignored + " ignored" : "")
        + (version.isPresent() ? "" : "; the function would not start with this policy");
  }

  /** Prints each finding like a compiler, with its line and a caret below the position. */
  public void print(Terminal out) {
    Map<String, List<String>> source = source();
    for (Finding finding : findings) {
      Terminal.Style style =
          switch (finding.severity()) {
            case ERROR -> Terminal.Style.RED;
            case WARNING -> Terminal.Style.YELLOW;
          };
      String place = path(finding) + ":" + finding.at().line() + ":" + finding.at().column() + ":";
      out.println(
          "%s %s %s [%s]"
              .formatted(
                  out.styled(Terminal.Style.BOLD, PrintableText.line(place)),
                  out.styled(style, finding.severity() + ":"),
                  PrintableText.line(finding.message()),
                  finding.code()));
      line(finding, source).ifPresent(line -> excerpt(finding, line, style, out));
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
    String margin = "  " + finding.at().line() + " | ";
    out.println(margin + before + text + after);
    out.println(
        " ".repeat(margin.length() - 2)
            + "| "
            + " ".repeat(before.length() + column - start)
            + out.styled(style, "^"));
  }

  /** Returns a list of objects that all have the same members. */
  public ArrayNode json() {
    Map<String, List<String>> source = source();
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Finding finding : findings) {
      list.addObject()
          .put("file", path(finding))
          .put("line", finding.at().line())
          .put("column", finding.at().column())
          .put("severity", finding.severity().toString())
          .put("code", finding.code())
          .put("message", finding.message())
          .put("text", line(finding, source).orElse(null))
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
          "::%s file=%s,line=%d,col=%d,title=policy %s::%s"
              .formatted(
                  finding.severity(),
                  escaped(path(finding)).replace(":", "%3A").replace(",", "%2C"),
                  finding.at().line(),
                  finding.at().column(),
                  finding.code(),
                  escaped(finding.message() + suggestion)));
    }
  }

  /** Prevents a policy's text from starting another workflow command. */
  private static String escaped(String text) {
    // The percent sign comes first, because the other escapes contain it.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
