package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.init.GitHubCli;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code policy init} with scripts that replace the GitHub CLI. */
class InitCommandTest {
  @TempDir private Path home;

  private Path policy;
  private Path profile;
  private Path cases;

  @BeforeEach
  void name() {
    policy = home.resolve("my policy");
    profile = policy.resolve("catalog-reader.yaml");
    cases = policy.resolve("tests/catalog-reader.yaml");
  }

  @Test
  void idsFromGitHub_passLintAndTest() throws IOException {
    CommandRun run =
        init(gh("[ \"$1 $2\" = 'api repos/acme/api' ] && echo '471 23 Acme/api release/2'"));

    assertEquals(ExitCode.SUCCESS, run.code(), run::err);
    assertEquals("", run.err());
    assertTrue(run.out().startsWith("wrote " + profile + "\nwrote " + cases + "\n"), run::out);
    String written = Files.readString(profile, UTF_8);
    assertTrue(written.contains("repository_owner_id: \"23\""), written);
    assertTrue(written.contains("repository_id: \"471\""), written);
    assertTrue(written.contains("ref: \"refs/heads/release/2\""), written);
    assertPasses();
  }

  @Test
  void missingGitHubCli_writesPlaceholders() throws IOException {
    CommandRun run = init(home.resolve("absent"));

    assertEquals(ExitCode.FINDINGS, run.code());
    assertEquals(
        """
        gh, the GitHub CLI, was not found. Replace the placeholders in both files with the output of these commands:
          OWNER_ID        gh api repos/acme/api --jq .owner.id
          REPOSITORY_ID   gh api repos/acme/api --jq .id
        In a workflow, the ids are github.repository_owner_id and github.repository_id.
        """,
        run.err());
    CommandRun lint = CommandRun.of("lint", policy.toString());
    assertEquals(ExitCode.FINDINGS, lint.code());
    assertTrue(lint.out().contains("find it with gh api repos/OWNER/REPO --jq .owner.id"));
    assertTrue(lint.out().contains("find it with gh api repos/OWNER/REPO --jq .id"));

    for (Path file : List.of(profile, cases)) {
      String text = Files.readString(file, UTF_8);
      Files.writeString(file, text.replace("OWNER_ID", "23").replace("REPOSITORY_ID", "471"));
    }
    assertPasses();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          echo 'gh: Not Found (HTTP 404)' >&2; exit 1 | gh could not read the repository: gh: Not Found (HTTP 404).
          echo 'null null  '                          | gh could not read the repository: unexpected response.
          echo '471 23 acme/api a"b'                  | gh could not read the repository: unexpected response.
          """)
  void unusableResponse_writesPlaceholders(String script, String message) throws IOException {
    CommandRun run = init(gh(script));
    assertEquals(ExitCode.FINDINGS, run.code());
    assertTrue(run.err().startsWith(message), run::err);
    assertTrue(Files.readString(profile, UTF_8).contains("OWNER_ID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalog-reader.yaml", "tests/catalog-reader.yaml"})
  void existingFile_isNotOverwritten(String existing) throws IOException {
    Path file = policy.resolve(existing);
    Files.createDirectories(cases.getParent());
    Files.writeString(file, "mine", UTF_8);

    CommandRun run = init(gh("echo '471 23 acme/api main'"));

    assertEquals(ExitCode.USAGE, run.code());
    assertEquals(
        file
            + " already exists, so nothing was written; delete it if it is the sample, or choose"
            + " another name with --profile\n",
        run.err());
    assertEquals("mine", Files.readString(file, UTF_8));
    assertEquals(Files.exists(profile), existing.equals("catalog-reader.yaml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "acme/", "acme/..", "acme/api/x", "../acme", "acme/a b", ""})
  void malformedRepository_isUsageError(String repository) throws IOException {
    CommandRun run = run(gh("exit 9"), "--repository", repository);
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().endsWith("write OWNER/REPO, as in acme/api\n"), run::err);
    assertFalse(Files.exists(policy));
  }

  @Test
  void secondProfile_isWrittenNextToFirst() throws IOException {
    Path gh = gh("echo '471 23 acme/api main'");
    init(gh);
    assertEquals(
        ExitCode.SUCCESS, run(gh, "--repository", "acme/api", "--profile", "api-reader").code());
    assertTrue(Files.exists(policy.resolve("tests/api-reader.yaml")));
    CommandRun misnamed = run(gh, "--repository", "acme/api", "--profile", "Api");
    assertEquals(ExitCode.USAGE, misnamed.code());
    assertTrue(misnamed.err().contains("1 to 63 of a-z, 0-9 and -"), misnamed::err);
  }

  /** Everything in the layer is deployed, so the cases are outside it. */
  @Test
  void policyInLayer_getsCasesNextToLayer() throws IOException {
    policy = home.resolve("policy-layer/policy");
    init(gh("echo '471 23 acme/api main'"));
    assertTrue(Files.exists(home.resolve("policy-tests/catalog-reader.yaml")));
    assertFalse(Files.exists(policy.resolve("tests")));
    assertPasses();
  }

  @Test
  void casesOption_isUsedAndPrinted() throws IOException {
    Path chosen = home.resolve("checks");
    CommandRun run =
        run(
            gh("echo '471 23 acme/api main'"),
            "--repository=acme/api",
            "--cases",
            chosen.toString());
    assertTrue(Files.exists(chosen.resolve("catalog-reader.yaml")));
    assertTrue(run.out().endsWith(" test " + policy + " --cases " + chosen + "\n"), run::out);
  }

  private void assertPasses() {
    CommandRun lint = CommandRun.of("lint", policy.toString());
    assertEquals(ExitCode.SUCCESS, lint.code(), lint::out);
    CommandRun test = CommandRun.of("test", policy.toString(), "--require-coverage");
    assertEquals(ExitCode.SUCCESS, test.code(), () -> test.out() + test.err());
  }

  private CommandRun init(Path gh) {
    return run(gh, "--repository", "acme/api");
  }

  private CommandRun run(Path gh, String... options) {
    List<String> arguments = new ArrayList<>(List.of("init", policy.toString()));
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        PolicyCommand.commandLine(InputStream.nullInputStream(), new GitHubCli(gh.toString()))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new CommandRun(code, out.toString(), err.toString());
  }

  private Path gh(String script) throws IOException {
    Path gh = home.resolve("gh");
    Files.writeString(gh, "#!/usr/bin/env bash\n" + script + "\n", UTF_8);
    assertTrue(gh.toFile().setExecutable(true));
    return gh;
  }
}
