package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes and output of {@code policy lint}. */
class LintCommandTest {
  private static final String CLEAN =
      """
      port: {region: eu, credentials: port/reader}
      mcp: {tools: [list_entities]}
      trust:
        - name: one
          repository_owner_id: "1"
          repository_id: any
      """;

  private static final String SAMPLE_OWNER = "repository_owner_id: \"999999999999\"";

  /** A profile with a warning about its last line. */
  private static final String WARNED = CLEAN + "    environment: production\n";

  @TempDir private Path folder;

  @Test
  void deployedPolicy_isClean() throws IOException {
    assertClean(SamplePolicies.DEPLOYED, SamplePolicies.CONFIG_ENV);
  }

  @Test
  void organizationExample_isClean() throws IOException {
    assertClean(SamplePolicies.ORGANIZATION, "--allowed-mcp-host=mcp.portkey.ai");
  }

  private static void assertClean(Path policy, String option) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("lint", policy.toString(), option));
    if (isUntouchedSample(policy)) {
      arguments.add("--ignore=sample-id");
    }
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertEquals(0, run.code(), () -> run.out() + run.err());
    assertTrue(run.out().contains(", policy_version "), run::out);
    assertTrue(run.out().contains(": no findings"), run::out);
  }

  /**
   * Returns whether every rule is for the sample owner. Only then does the build ignore {@code
   * sample-id}: with a rule for a real owner, any sample id that is left must fail the build.
   */
  private static boolean isUntouchedSample(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        if (Files.readString(file).replace(SAMPLE_OWNER, "").contains("repository_owner_id:")) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void sampleIds_withRealOwner_areReported() throws IOException {
    String sample = CLEAN.replace("\"1\"", "\"999999999999\"");
    write("reader.yaml", sample);
    assertTrue(isUntouchedSample(folder));
    write("writer.yaml", CLEAN);
    assertFalse(isUntouchedSample(folder));
    CommandRun run = CommandRun.of("lint", folder.toString());
    assertEquals(1, run.code());
    assertTrue(
        run.out().contains("/reader.yaml:5:26: warning: this id comes from the samples"), run::out);
  }

  @Test
  void errors_arePrintedWithLineAndCaret() throws IOException {
    write("reader.yaml", CLEAN.replace("port/reader", "port reader") + "    reff: main\n");
    write("writer.yml", CLEAN);
    assertEquals(
        """
        %1$s/reader.yaml:1:33: error: credentials must be a name or ARN that Secrets Manager allows [invalid-value]
          1 | port: {region: eu, credentials: port reader}
            |                                 ^

        %1$s/reader.yaml:7:5: error: unknown key 'reff' in a rule [unknown-key]
          7 |     reff: main
            |     ^
          did you mean ref?

        %1$s/writer.yml:1:1: error: a profile's file name must end in .yaml; rename the file [file-name]
          did you mean writer.yaml?

        %1$s: 3 errors; the function would not start with this policy
        """
            .formatted(folder),
        CommandRun.of("lint", folder.toString()).out());
  }

  @Test
  void validPolicy_printsItsVersion() throws IOException {
    for (String profile : List.of(CLEAN, WARNED)) {
      write("reader.yaml", profile);
      CommandRun run = CommandRun.of("lint", folder.toString());
      String version = Policies.of(Map.of("reader", profile)).version();
      String findings = profile.equals(CLEAN) ? "no findings" : "1 warning";
      assertEquals(
          folder + ": 1 profile, policy_version " + version + ": " + findings,
          run.lines().getLast());
      assertEquals(profile.equals(CLEAN) ? 0 : 1, run.code());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "environment-without-ref, 0",
    "environment-without-ref:reader, 0",
    "environment-without-ref:writer, 1",
    "unpinned-writer, 1"
  })
  void ignoredWarning_isOnlyCounted(String ignored, int code) throws IOException {
    write("reader.yaml", WARNED);
    CommandRun run = CommandRun.of("lint", "--ignore", ignored, folder.toString());
    assertEquals(code, run.code(), run::out);
    assertEquals(code == 0, run.out().endsWith(": no findings, 1 ignored\n"), run::out);
  }

  @ParameterizedTest
  @CsvSource({
    "environment-without-reff, did you mean environment-without-ref?",
    "nonsense, 'expected one of unpinned-writer, environment-without-ref,'",
    "unknown-key, 'is an error and cannot be ignored'"
  })
  void ignore_unknownWarning_isAUsageError(String code, String message) throws IOException {
    write("reader.yaml", CLEAN);
    CommandRun run = CommandRun.of("lint", "--ignore", code, folder.toString());
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains(message), run::err);
  }

  @Test
  void errors_cannotBeIgnored() throws IOException {
    write("reader.yaml", WARNED.replace("eu,", "mars,"));
    CommandRun run =
        CommandRun.of("lint", "--ignore", "environment-without-ref", folder.toString());
    assertEquals(1, run.code());
    assertTrue(run.out().contains("1 error"), run::out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--format xml .", ". .", "--isuer a .", "missing", "pom.xml", "--ignore x ."})
  void unusableArguments_areAUsageError(String arguments) {
    CommandRun run = CommandRun.of(("lint " + arguments).strip().split(" ", -1));
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertFalse(run.err().isEmpty());
  }

  @Test
  void emptyFolder_isReportedForFolder() {
    CommandRun run = CommandRun.of("lint", folder.toString());
    assertEquals(1, run.code());
    assertEquals(
        List.of(
            folder
                + ":1:1: error: the policy folder contains no *.yaml file; add one per profile"
                + " [no-profile]",
            "",
            folder + ": 1 error; the function would not start with this policy"),
        run.lines());
  }

  @ParameterizedTest
  @CsvSource({
    "My_Reader.yaml, my-reader.yaml",
    "reader.v2.yaml, reader-v2.yaml",
    "reader.yml, reader.yaml",
    "-.yaml,",
    "-reader.yml,",
    "l\u00E4ser.yaml,"
  })
  void fileName_invalid_suggestsAProfileName(String file, String meant) throws IOException {
    write(file, CLEAN);
    JsonNode finding = CommandRun.of("lint", "--format", "json", folder.toString()).json().path(0);
    assertEquals("file-name", finding.path("code").textValue());
    assertEquals(meant, finding.path("suggestion").textValue());
    assertTrue(finding.path("text").isNull());
  }

  @Test
  void unreadableFile_isReportedWithOtherProblems() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone.yaml"), folder.resolve("nowhere"));
    write("reader.yaml", CLEAN.replace("eu,", "mars,"));
    CommandRun run = CommandRun.of("lint", "--format", "github", folder.toString());
    assertEquals(1, run.code());
    assertEquals(3, run.lines().size(), run::out);
    assertTrue(
        run.lines().getFirst().endsWith("::the file cannot be read; check its permissions"),
        run::out);
  }

  @Test
  void longFile_isReadToTheEnd() throws IOException {
    StringBuilder yaml = new StringBuilder(CLEAN);
    for (int id = 1; yaml.length() < 400_000; id++) {
      yaml.append("  - name: rule ")
          .append(id)
          .append("\n    repository_owner_id: \"2\"\n    repository_id: \"")
          .append(id)
          .append("\"\n");
    }
    long lines = yaml.toString().lines().count();
    assertTrue(lines > 10_000);
    write("reader.yaml", yaml.toString());
    assertEquals(0, CommandRun.of("lint", folder.toString()).code());
    write("reader.yaml", yaml + "    ref: main\n");
    CommandRun run = CommandRun.of("lint", "--format", "json", folder.toString());
    assertEquals(lines + 1, run.json().path(0).path("line").longValue(), run::out);
  }

  @Test
  void issuerAndHostOptions_areAccepted() throws IOException {
    String host = "api_url: https://port.example, mcp_url: https://port.example";
    write("reader.yaml", CLEAN.replace("region: eu", host) + "    issuer: https://ids.example\n");
    assertEquals(1, CommandRun.of("lint", folder.toString()).code());
    CommandRun run =
        CommandRun.of(
            "lint",
            "--issuer=https://ids.example",
            "--allowed-host=port.example",
            folder.toString());
    assertEquals(0, run.code(), run::out);
  }

  @Test
  void rulesOfTwoIssuers_areNotSuperfluous() throws IOException {
    String one = CLEAN + "    issuer: https://one.example\n";
    String rule = one.substring(one.indexOf("  - "));
    String[] arguments = {
      "lint", "--issuer=https://one.example", "--issuer=https://two.example", folder.toString()
    };
    String another = rule.replace("name: one", "name: two");
    write("reader.yaml", one + another.replace("one.example", "two.example"));
    assertEquals(0, CommandRun.of(arguments).code());
    write("reader.yaml", one + another);
    assertEquals(1, CommandRun.of(arguments).code());
  }

  @Test
  void lanes_ofAnotherList_areAnErrorAtTheSharedLane() throws IOException {
    write("one.yaml", CLEAN.replaceFirst("credentials: [a-z/]+", "credentials: [port/a, port/b]"));
    write("two.yaml", CLEAN.replaceFirst("credentials: [a-z/]+", "credentials: [port/c, port/b]"));
    CommandRun run = CommandRun.of("lint", folder.toString());
    assertEquals(1, run.code());
    assertTrue(run.out().contains("a lane of one.yaml, which has another list"), run.out());
  }

  @Test
  void lanes_ofProfilesOfDifferentTrust_areReported() throws IOException {
    String lanes = CLEAN.replaceFirst("credentials: [a-z/]+", "credentials: [port/a, port/b]");
    write("one.yaml", lanes);
    write("two.yaml", lanes + "    ref: refs/heads/main\n");
    CommandRun run = CommandRun.of("lint", folder.toString());
    assertTrue(run.out().contains("[shared-credentials]"), run.out());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
