package io.porttokenvending.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.Ran;
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
  void denial_showsTheNearestRuleWhole_andTheOthersInALine() {
    Ran ran = explain(CLAIMS.replace("heads/main", "pull/7/merge"));

    assertEquals(1, ran.code());
    assertEquals(
        """
        Claims alone: nothing shows that a job has them or could get a token.

        profile reader: denied, access_denied
          rule main
            holds  event_name: sent push, wanted an event that needs no listing: deployment, \
        merge_group, push, release, schedule, workflow_dispatch
            fails  ref: sent refs/pull/7/merge, wanted refs/heads/main
            holds  repository_id: sent 888888888888, wanted any
            holds  repository_owner_id: sent 999999999999, wanted 999999999999
          rule production fails at environment, ref, repository_id

        """,
        ran.out().substring(0, ran.out().indexOf("policy ")));
  }

  @Test
  void all_showsEveryRuleWhole_andWhyAPatternThatFitsFails() {
    String out = explain(CLAIMS.replace("heads/main", "pull/7/merge"), "--all").out();

    assertTrue(out.contains("    fails  environment: sent nothing, wanted production\n"), out);
    assertTrue(out.contains("    fails  repository_id: sent 888888888888, wanted [1, 2]\n"), out);
    assertTrue(
        out.contains(
            "sent refs/pull/7/merge, wanted refs/**, but of a pull request only where event_name"
                + " lists pull_request\n"),
        out);
  }

  @Test
  void emptyRef_ofARuleWithoutARef_isExplainedByTheEvents() throws IOException {
    write("writer", Policies.profile("repository_owner_id: 999999999999\nrepository_id: any"));
    String out = explain(CLAIMS.replace("refs/heads/main", ""), "--all").out();

    assertTrue(
        out.contains(
            ", wanted any, but an empty ref only if event_name lists deployment or"
                + " deployment_status\n"),
        out);
  }

  @Test
  void grant_namesItsRule_andEndsGood() throws IOException {
    write("writer", Policies.profile("repository_owner_id: 1\nrepository_id: any"));
    Ran ran = explain(CLAIMS);

    assertEquals(0, ran.code());
    assertTrue(ran.out().contains("profile reader: granted by rule main\n"), ran::out);
    assertTrue(ran.out().contains("profile writer: denied, access_denied\n"), ran::out);
    assertTrue(
        ran.out().contains("fails  repository_owner_id: sent 999999999999, wanted 1\n"), ran::out);
    assertEquals(1, explain(CLAIMS, "--profile", "writer").code());
    assertEquals(0, explain(CLAIMS, "--profile", "reader").code());
  }

  @Test
  void json_isWhatTheFunctionExplains_andWhatIsWanted() {
    Ran ran = explain(CLAIMS.replace("heads/main", "heads/x"), "--format", "json");
    var reader = ran.json().path("profiles").path(0);

    assertEquals(1, ran.code());
    assertEquals("no token", ran.json().path("signature").asText());
    assertEquals("denied", reader.path("verdict").asText());
    assertEquals("access_denied", reader.path("code").asText());
    assertEquals("reader", reader.path("profile").asText());
    assertEquals(ran.json().path("policy_version"), reader.path("policy_version"));
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
  void claims_mayBeYaml_numbers_orAnAuditLine(String claims) {
    assertEquals(0, explain(claims).code(), () -> explain(claims).err());
  }

  @Test
  void auditLine_ofAnUntrustedIssuer_isNotExplained() {
    Ran ran = explain(CLAIMS.replace("{", "{\"issuer\": \"https://ghe.example\","));

    assertEquals(2, ran.code(), ran::out);
    assertTrue(ran.err().startsWith("the claims' iss is \"https://ghe.example\","), ran::err);
    assertTrue(ran.err().contains("\"https://token.actions.githubusercontent.com\""), ran::err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"repository": "acme/api"}                   | no job has the claims
          [a]                                          | --claims wants a mapping of claims
          {repository: [a]}                            | --claims:1:14: a claim's value is a string
          {"repository": "a", "repository": "b"}       | --claims:1:21:
          {iss: x, repository_owner_id: 1, repository_id: 1, repository: a/b, event_name: push, ref: x} | the claims' iss is x, which no --issuer names
          """)
  void claimsThatAreNone_areUsage(String claims, String message) {
    Ran ran = explain(claims);

    assertEquals(2, ran.code(), ran::out);
    assertTrue(ran.err().startsWith(message), ran::err);
  }

  @Test
  void argumentsThatDoNotFit_areUsage() {
    assertEquals(2, explain(CLAIMS, "--profile", "none").code());
    assertEquals(2, explain(CLAIMS, "--audience", "x").code());
    assertEquals(2, explain(CLAIMS, "--token", "-").code());
    assertEquals(2, Ran.of("explain", folder.toString()).code());
    assertEquals(2, Ran.of("explain", folder.resolve("none").toString(), "--claims", "-").code());
    assertEquals(
        2, Ran.of("explain", folder.toString(), "--claims", folder.resolve("x").toString()).code());
  }

  @Test
  void badPolicy_isAFinding() throws IOException {
    write("reader", "port: x");
    Ran ran = explain(CLAIMS);

    assertEquals(1, ran.code());
    assertTrue(ran.err().startsWith("reader.yaml:1:"), ran::err);
  }

  @Test
  void manyRules_areCutToTen_andCounted() throws IOException {
    write(
        "reader",
        Policies.profile(
            Stream.iterate(1, i -> i + 1)
                .limit(30)
                .map(i -> "repository_owner_id: 999999999999\nrepository_id: " + i)
                .toArray(String[]::new)));
    Ran ran = explain(CLAIMS);

    assertTrue(ran.out().contains("  and 19 rules more, which --all shows\n"), ran::out);
    assertEquals(11, ran.out().lines().filter(line -> line.startsWith("  rule ")).count());
    assertEquals(
        30,
        explain(CLAIMS, "--all").out().lines().filter(line -> line.startsWith("  rule ")).count());
  }

  private Ran explain(String claims, String... options) {
    return Ran.with(
        claims,
        Stream.concat(Stream.of("explain", folder.toString(), "--claims", "-"), Stream.of(options))
            .toArray(String[]::new));
  }

  private void write(String profile, String yaml) throws IOException {
    Files.writeString(folder.resolve(profile + ".yaml"), yaml);
  }
}
