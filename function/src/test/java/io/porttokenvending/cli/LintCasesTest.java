package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.LintCase.Expected;
import io.porttokenvending.cli.lint.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in policies, and exactly the findings that lint reports. */
class LintCasesTest {
  @TempDir private Path folder;

  static Stream<LintCase> errors() {
    return LintCase.in("errors.txt");
  }

  static Stream<LintCase> warnings() {
    return LintCase.in("warnings.txt");
  }

  static Stream<LintCase> pairs() {
    return LintCase.in("pairs.txt");
  }

  @ParameterizedTest
  @MethodSource({"errors", "warnings"})
  void profile_withOneMistake_isReportedWithASuggestion(LintCase each) throws IOException {
    assertReported(each);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void profile_conflictingWithAnother_isReported(LintCase each) throws IOException {
    Files.writeString(folder.resolve("another.yaml"), each.good());
    assertReported(each);
  }

  private void assertReported(LintCase each) throws IOException {
    Path file = folder.resolve("reader.yaml");
    Files.writeString(file, each.profile());
    CommandRun run = lint();
    List<Expected> found = new ArrayList<>();
    for (JsonNode finding : run.json()) {
      assertEquals(file.toString(), finding.path("file").textValue());
      assertEquals(
          each.profile().lines().skip(finding.path("line").intValue() - 1L).findFirst().orElse(""),
          finding.path("text").textValue());
      found.add(
          new Expected(
              finding.path("line").intValue() + ":" + finding.path("column").intValue(),
              finding.path("code").textValue(),
              finding.path("message").textValue(),
              finding.path("suggestion").asText("")));
    }
    assertEquals(withoutMessages(each.expected()), withoutMessages(found), run::out);
    for (int i = 0; i < found.size(); i++) {
      String message = found.get(i).message();
      assertTrue(message.startsWith(each.expected().get(i).message()), message);
    }
    assertEquals(found.isEmpty() ? 0 : 1, run.code());
  }

  /** Every suggestion must remove its finding without causing another one. */
  @ParameterizedTest
  @MethodSource("warnings")
  void suggestion_applied_removesFinding(LintCase each) throws IOException {
    Path file = folder.resolve("reader.yaml");
    Files.writeString(file, each.profile());
    JsonNode findings = lint().json();
    for (JsonNode finding : findings) {
      if (finding.path("suggestion").isTextual()) {
        int line = finding.path("line").intValue() - 1;
        int column = finding.path("column").intValue() - 1;
        List<String> lines = new ArrayList<>(each.profile().lines().toList());
        String old = lines.get(line);
        lines.set(
            line,
            old.substring(0, column)
                + finding.path("suggestion").textValue()
                + old.substring(end(old, column)));
        Files.writeString(file, String.join("\n", lines) + "\n");
        JsonNode left = lint().json();
        assertEquals(findings.size() - 1, left.size(), () -> lines.get(line) + left);
      }
    }
  }

  private CommandRun lint() {
    return CommandRun.of(
        "lint", "--format=json", "--allowed-mcp-host=mcp.example", folder.toString());
  }

  /** Returns the end of the scalar. */
  private static int end(String line, int start) {
    char first = line.charAt(start);
    if (first == '"' || first == '\'') {
      return line.indexOf(first, start + 1) + 1;
    }
    int end = start;
    while (end < line.length() && ",]".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  @Test
  void tables_coverFiftyErrorsAndEveryWarning() {
    assertTrue(errors().filter(each -> !each.expected().isEmpty()).count() >= 50);
    List<LintCase> cases = Stream.concat(warnings(), pairs()).toList();
    assertEquals(
        new TreeSet<>(Warning.codes()),
        cases.stream()
            .flatMap(each -> each.expected().stream().map(Expected::code))
            .collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(
        new TreeSet<>(Warning.codes()),
        cases.stream()
            .filter(each -> each.expected().isEmpty())
            .map(each -> each.name().substring(0, each.name().indexOf(':')))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<Expected> withoutMessages(List<Expected> findings) {
    return findings.stream()
        .map(each -> new Expected(each.at(), each.code(), "", each.suggestion()))
        .toList();
  }
}
