package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.lint.LintReport;
import io.porttokenvending.cli.lint.PolicyLint;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.mcp.ToolCatalog;
import io.porttokenvending.testing.Policies;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text in a policy must not control a terminal, a GitHub runner or a program that reads findings.
 */
class LintOutputTest {
  private static final String GOOD =
      """
      port: {region: eu, credentials: a}
      trust: [{name: a, repository_owner_id: 1, repository_id: 2}]
      mcp: {tools: [list_entities]}
      """;

  @TempDir private Path folder;

  @Test
  void githubFormat_escapesWorkflowCommands() throws IOException {
    Path strange = Files.createDirectory(folder.resolve("50%,a:b"));
    Files.writeString(strange.resolve("a.yaml"), "\"a\\r\\n::warning::b%0A\": 1\n" + GOOD);
    CommandRun run = CommandRun.of("lint", "--format", "github", strange.toString());
    assertEquals(
        "::error file="
            + folder
            + "/50%25%2Ca%3Ab/a.yaml,line=1,col=1,title=policy unknown-key::unknown key"
            + " 'a%0D%0A::warning::b%250A' in a profile; use one of description, port, mcp, trust",
        run.lines().getFirst());
    assertEquals(2, run.lines().size(), run::out);
  }

  @Test
  void githubFormat_suggestion_isOnItsOwnLine() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), GOOD.replace("eu", "EU"));
    CommandRun run = CommandRun.of("lint", "--format", "github", folder.toString());
    assertTrue(
        run.lines()
            .getFirst()
            .endsWith(
                "a.yaml,line=1,col=16,title=policy invalid-value::region must be eu or us%0ADid you"
                    + " mean eu?"),
        run::out);
  }

  @Test
  void path_isNormalizedForAnnotations() throws IOException {
    Files.createDirectories(folder.resolve("infra/policy"));
    Files.writeString(folder.resolve("infra/policy/a.yaml"), GOOD.replace("eu", "EU"));
    CommandRun run =
        CommandRun.of("lint", "--format", "json", folder + "/./infra/../infra/policy/");
    assertEquals(folder + "/infra/policy/a.yaml", run.json().path(0).path("file").textValue());
  }

  @Test
  void jsonFormat_everyFinding_hasTheSameMembers() throws IOException {
    List<String> members =
        List.of("file", "line", "column", "severity", "code", "message", "text", "suggestion");
    Files.writeString(folder.resolve("a.yml"), "\u0000\u001B[31m\"\\\u2028");
    Files.writeString(
        folder.resolve("b.yaml"), "\u0000\u001B[31m\"\\\u2028\n" + GOOD.replace("eu", "EU"));
    Files.write(folder.resolve("c.yaml"), new byte[] {(byte) 0xFF, '"', (byte) 0xC3});
    CommandRun run = CommandRun.of("lint", "--format", "json", folder.toString());
    assertTrue(run.json().size() >= 4, run::out);
    run.json()
        .forEach(finding -> {
          List<String> names = new ArrayList<>();
          finding.fieldNames().forEachRemaining(names::add);
          assertEquals(members, names);
        });
    assertTrue(StrictJson.read(run.out()) instanceof JsonReading.Value);
  }

  @Test
  void unsafeCharacters_areReplacedAboveTheCaret() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        "# a\n\"\u202E\\e[31m\uD83D\uDE80\": {\"\u200B\": b: c}\n" + GOOD);
    CommandRun run = CommandRun.of("lint", folder.toString());
    assertEquals("  2 | \"\uFFFD\\e[31m\uD83D\uDE80\": {\"\uFFFD\": b: c}", run.lines().get(1));
    assertTrue(run.lines().getFirst().contains("/a.yaml:2:20: error: "), run::out);
    assertEquals("    | " + " ".repeat(19) + "^", run.lines().get(2));
    Files.writeString(folder.resolve("a.yaml"), "\"\\e[31m\": 1\n" + GOOD);
    assertFalse(CommandRun.of("lint", folder.toString()).out().contains("\u001B"));
  }

  @Test
  void colors_styleSeverityAndPosition() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), GOOD.replace("eu", "EU"));
    LintReport report = new PolicyLint(Policies.SCOPE, List.of(), ToolCatalog.port()).check(folder);
    StringWriter text = new StringWriter();
    report.print(new Terminal(new PrintWriter(text, true), true));
    List<String> lines = text.toString().lines().toList();
    assertEquals(
        "\u001B[1m"
            + folder
            + "/a.yaml:1:16:\u001B[0m \u001B[1;31merror:\u001B[0m region must be eu or us"
            + " [invalid-value]",
        lines.getFirst());
    assertEquals("    | " + " ".repeat(15) + "\u001B[1;31m^\u001B[0m", lines.get(2));
    StringWriter plain = new StringWriter();
    report.print(new Terminal(new PrintWriter(plain, true), false));
    assertFalse(plain.toString().contains("\u001B"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndings_areCountedAsInEditors(String end) throws IOException {
    String yaml = "# a\n# b\n" + GOOD + "# c \u200B\n";
    Files.writeString(folder.resolve("a.yaml"), yaml.replace("\n", end));
    JsonNode finding = CommandRun.of("lint", "--format", "json", folder.toString()).json().path(0);
    assertEquals("invisible-character", finding.path("code").textValue());
    assertEquals(6, finding.path("line").intValue());
    assertEquals(5, finding.path("column").intValue());
    assertEquals("# c \u200B", finding.path("text").textValue());
  }

  @Test
  void byteOrderMark_isNotPrinted() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "\uFEFF" + GOOD);
    JsonNode finding = CommandRun.of("lint", "--format", "json", folder.toString()).json().path(0);
    assertEquals("yaml-syntax", finding.path("code").textValue());
    assertEquals(GOOD.lines().toList().getFirst(), finding.path("text").textValue());
  }

  @Test
  void tab_isPrintedAsOneSpace() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), GOOD + "\tx: 1\n");
    List<String> lines = CommandRun.of("lint", folder.toString()).lines();
    assertEquals("  4 |  x: 1", lines.get(1));
    assertEquals("    | ^", lines.get(2));
  }

  @Test
  void longLine_isTruncatedAroundPosition() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        "port: {region: eu, credentials: "
            + "a".repeat(5000)
            + ", regio: eu, description: "
            + "b".repeat(5000)
            + "}\ntrust: [{name: a, repository_owner_id: 1, repository_id: 2}]\n");
    List<String> lines = CommandRun.of("lint", folder.toString()).lines();
    int caret = lines.stream().filter(line -> line.endsWith("^")).toList().get(1).indexOf('^');
    String shown = lines.stream().filter(line -> line.startsWith("  1 | ")).toList().get(1);
    assertTrue(shown.startsWith("regio: eu", caret), shown);
    assertTrue(shown.length() < 140, shown);
  }
}
