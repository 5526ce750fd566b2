package io.porttokenvending.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.CommandRun;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
  private static final String CLAIMS =
      """
      {"repository_owner_id": "999999999999", "repository_id": "888888888888",
       "repository": "acme/api", "ref": "refs/heads/main", "event_name": "push"}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writePolicy() throws IOException {
    write(
        "reader",
        Policies.profile(
            """
            name: main
            repository_owner_id: 999999999999
            repository_id: any
            ref: refs/heads/main\
            """,
            "name: production\nrepository_owner_id: 999999999999\nrepository_id: [1, 2]\n"
                + "environment: production\nref: refs/**"));
  }

  @Test
  void denial_printsTheNearestRuleInFull() {
    CommandRun run = explain(CLAIMS.replace("heads/main", "pull/7/merge"));

    assertEquals(1, run.code());
    assertEquals(
        """
        CLAIMS ONLY: no signature proves that a job has these claims.

        profile reader: denied, access_denied
          rule main
            holds  event_name: sent push, required a default event: deployment, \
        merge_group, push, release, schedule, workflow_dispatch
            fails  ref: sent refs/pull/7/merge, required refs/heads/main
            holds  repository_id: sent 888888888888, required any
            holds  repository_owner_id: sent 999999999999, required 999999999999
          rule production fails on environment, ref, repository_id

        """,
        run.out().substring(0, run.out().indexOf("policy ")));
  }

  @Test
  void allOption_printsEveryRuleInFull() {
    String out = explain(CLAIMS.replace("heads/main", "pull/7/merge"), "--all").out();

    assertTrue(out.contains("    fails  environment: sent nothing, required production\n"), out);
    assertTrue(out.contains("    fails  repository_id: sent 888888888888, required [1, 2]\n"), out);
    assertTrue(
        out.contains(
            "sent refs/pull/7/merge, required refs/**, but a pull request's ref only if event_name"
                + " lists pull_request\n"),
        out);
  }

  @Test
  void emptyRef_isReportedWithRequiredEvents() throws IOException {
    write("writer", Policies.profile("repository_owner_id: 999999999999\nrepository_id: any"));
    String out = explain(CLAIMS.replace("refs/heads/main", ""), "--all").out();

    assertTrue(
        out.contains(
            ", required any, but an empty ref only if event_name lists deployment or"
                + " deployment_status\n"),
        out);
  }

  @Test
  void grant_printsItsRule() throws IOException {
    write("writer", Policies.profile("repository_owner_id: 1\nrepository_id: any"));
    CommandRun run = explain(CLAIMS);

    assertEquals(0, run.code());
    assertTrue(run.out().contains("profile reader: granted by rule main\n"), run::out);
    assertTrue(run.out().contains("profile writer: denied, access_denied\n"), run::out);
    assertTrue(
        run.out().contains("fails  repository_owner_id: sent 999999999999, required 1\n"),
        run::out);
    assertEquals(1, explain(CLAIMS, "--profile", "writer").code());
    assertEquals(0, explain(CLAIMS, "--profile", "reader").code());
  }

  @Test
  void jsonFormat_containsRequiredValues() {
    CommandRun run = explain(CLAIMS.replace("heads/main", "heads/x"), "--format", "json");
    var reader = run.json().path("profiles").path(0);

    assertEquals(1, run.code());
    assertEquals("no token", run.json().path("signature").asText());
    assertEquals("denied", reader.path("verdict").asText());
    assertEquals("access_denied", reader.path("code").asText());
    assertEquals("reader", reader.path("profile").asText());
    assertEquals(run.json().path("policy_version"), reader.path("policy_version"));
    assertEquals("main", reader.path("rules").path(0).path("name").asText());
    assertFalse(reader.path("rules").path(0).path("holds").asBoolean(true));
    assertEquals(
        Answer.json(
            """
            {"claim": "ref", "sent": "refs/heads/x", "wanted": "refs/heads/main", "holds": false}
            """),
        reader.path("rules").path(0).path("conditions").path(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {repository_owner_id: 999999999999, repository_id: 888888888888, repository: acme/api, ref: refs/heads/main, event_name: push}
          {"repository_owner_id": 999999999999, "repository_id": 888888888888, "repository": "acme/api", "ref": "refs/heads/main", "event_name": "push", "exp": 1, "environment": null, "outcome": "denied"}
          """)
  void claims_fromYamlOrAuditLine_areAccepted(String claims) {
    assertEquals(0, explain(claims).code(), () -> explain(claims).err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"repository": "acme/api"}                   | no job can have the claims
          [a]                                          | --claims requires a mapping of claims
          {repository: [a]}                            | --claims:1:14: a claim's value must be a string
          {"repository": "a", "repository": "b"}       | --claims:1:21:
          {"issuer": "https://ghe.example", "repository_owner_id": "1", "repository_id": "1", "repository": "a/b", "event_name": "push", "ref": "x"} | the issuer in --claims is "https://ghe.example", which is not trusted; add it with --issuer. Trusted issuers: "https://token.actions.githubusercontent.com"
          {iss: x, repository_owner_id: 1, repository_id: 1, repository: a/b, event_name: push, ref: x} | the issuer in --claims is x, which is not trusted
          """)
  void malformedClaims_areAUsageError(String claims, String message) {
    CommandRun run = explain(claims);

    assertEquals(2, run.code(), run::out);
    assertTrue(run.err().startsWith(message), run::err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s --claims - --profile none",
        "%s --claims - --audience x",
        "%s --claims - --token -",
        "%s",
        "%s/none --claims -",
        "%s --claims %<s/x"
      })
  void unusableArguments_areAUsageError(String arguments) {
    String[] command = ("explain " + arguments.formatted(folder)).split(" ", -1);
    assertEquals(2, CommandRun.withInput(CLAIMS, command).code());
  }

  @Test
  void malformedPolicy_isAFinding() throws IOException {
    write("reader", "port: x");
    CommandRun run = explain(CLAIMS);

    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("reader.yaml:1:"), run::err);
  }

  @Test
  void manyRules_printTenAndCount() throws IOException {
    write(
        "reader",
        Policies.profile(
            Stream.iterate(1, i -> i + 1)
                .limit(30)
                .map(i -> "repository_owner_id: 999999999999\nrepository_id: " + i)
                .toArray(String[]::new)));
    CommandRun run = explain(CLAIMS);

    assertTrue(run.out().contains("  and 19 more rules; --all shows them\n"), run::out);
    assertEquals(11, run.out().lines().filter(line -> line.startsWith("  rule ")).count());
    assertEquals(
        30,
        explain(CLAIMS, "--all").out().lines().filter(line -> line.startsWith("  rule ")).count());
  }

  private CommandRun explain(String claims, String... options) {
    return CommandRun.withInput(
        claims,
        Stream.concat(Stream.of("explain", folder.toString(), "--claims", "-"), Stream.of(options))
            .toArray(String[]::new));
  }

  private void write(String profile, String yaml) throws IOException {
    Files.writeString(folder.resolve(profile + ".yaml"), yaml);
  }
}
