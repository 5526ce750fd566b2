package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings about two profiles together, or about servers that need an option. */
class LintTwoProfilesTest {
  /** Warnings that one profile without an option cannot cause. */
  static final List<String> CODES = List.of("literal-credential", "shared-credentials");

  private static final String READER =
      """
      port: {region: eu, credentials: port/one}
      mcp: {read_only: true, tools: [list_entities]}
      trust:
        - repository_owner_id: "1"
          repository_id: "2"
          repository: acme/api
          ref: refs/heads/main
          name: one
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "read_only: true, read_only: false, read_only",
    "list_entities, run_action, what its tools can do",
    "'repository_id: \"2\"', repository_id: any, how strict its rules are",
    "ref: refs/heads/main, actor: octocat, how strict its rules are",
    "ref: refs/heads/main, 'ref: refs/heads/main\n"
        + "    event_name: issues', how strict its rules are",
    "'mcp: {', 'mcp: {allowed_actions: [deploy], ', allowed_actions"
  })
  void differentTrust_withOneSecret_isReported(String piece, String replacement, String difference)
      throws IOException {
    List<String> warnings = lint(READER, READER.replace(piece, replacement));
    String warning =
        warnings.stream().filter(each -> each.contains("shared-cred")).findFirst().orElseThrow();
    assertTrue(warning.startsWith("::warning file=" + folder + "/b.yaml,line=1,col=33"), warning);
    assertTrue(
        warning.contains(
            "profile 'a' uses the same credentials but differs in " + difference + ";"),
        warning);
  }

  @ParameterizedTest
  @CsvSource({
    "port/one, port/two",
    "list_entities, list_blueprints",
    "'repository_id: \"2\"', 'repository_id: \"3\"'",
    "ref: refs/heads/main, ref: refs/heads/release"
  })
  void sameTrustOrTwoSecrets_areClean(String piece, String replacement) throws IOException {
    String nameless = READER.replace("    repository: acme/api\n", "");
    assertEquals(List.of(), lint(nameless, nameless.replace(piece, replacement)));
  }

  @Test
  void rulesOfTwoIssuers_areNotSuperfluous() throws IOException {
    String rule = "  - {name: %s, issuer: %s, repository_owner_id: 1, repository_id: 2}\n";
    String one = rule.formatted("one", "https://one.example");
    String head =
        "port: {region: eu, credentials: port/one}\nmcp: {tools: [list_entities]}\ntrust:\n";
    Files.writeString(
        folder.resolve("a.yaml"), head + one + rule.formatted("two", "https://two.example"));
    String[] arguments = {
      "lint",
      "--issuer",
      "https://one.example",
      "--issuer",
      "https://two.example",
      folder.toString()
    };
    assertEquals(0, CommandRun.of(arguments).code());
    Files.writeString(
        folder.resolve("a.yaml"), head + one + rule.formatted("two", "https://one.example"));
    assertEquals(1, CommandRun.of(arguments).code());
  }

  @Test
  void names_ofTwoProfiles_areCompared() throws IOException {
    List<String> warnings = lint(READER, READER.replace("acme/api", "acme/web"));
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(
        warnings
            .getFirst()
            .endsWith(
                "::the same repository_id has the name 'acme/api' at a.yaml:6; one of the two is"
                    + " wrong"),
        warnings::toString);
  }

  @ParameterizedTest
  @CsvSource({"X-Api-Key: abc, 1", "cookie: abc, 1", "x-team: platform, 0"})
  void literalCredentialHeader_isReported(String header, int warnings) throws IOException {
    String servers =
        "mcp:\n  servers:\n    linear: {url: https://mcp.example, headers: {" + header + "}}\n";
    Files.writeString(
        folder.resolve("a.yaml"),
        READER.replace("mcp: {read_only: true, tools: [list_entities]}\n", servers));
    CommandRun run =
        CommandRun.of(
            "lint", "--allowed-mcp-host=mcp.example", "--format", "github", folder.toString());
    assertEquals(
        warnings,
        run.lines().stream().filter(line -> line.contains("literal-credential::")).count(),
        run.lines()::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "'{url: https://mcp.example}', 2, 49, no-tools",
    "'{url: https://mcp.example, tools: []}', 2, 83, no-tools",
    "'{url: https://mcp.example, tools: [calendar.updateEvent]}', 0, 0, ''",
  })
  void serverWithoutTools_isReportedAtItsPosition(String server, int line, int column, String code)
      throws IOException {
    String servers = "mcp: {tools: [list_entities], servers: {linear: " + server + "}}";
    Files.writeString(
        folder.resolve("a.yaml"),
        READER.replace("mcp: {read_only: true, tools: [list_entities]}", servers));
    CommandRun run =
        CommandRun.of(
            "lint", "--allowed-mcp-host=mcp.example", "--format", "json", folder.toString());
    assertEquals(code.isEmpty() ? 0 : 1, run.json().size(), run::out);
    JsonNode finding = run.json().path(0);
    assertEquals(code, finding.path("code").asText());
    assertEquals(line, finding.path("line").intValue());
    assertEquals(column, finding.path("column").intValue());
    assertTrue(code.isEmpty() || finding.path("message").asText().contains("server linear"));
  }

  private List<String> lint(String a, String b) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), a);
    Files.writeString(folder.resolve("b.yaml"), b);
    List<String> lines = CommandRun.of("lint", "--format", "github", folder.toString()).lines();
    return lines.subList(0, lines.size() - 1);
  }
}
