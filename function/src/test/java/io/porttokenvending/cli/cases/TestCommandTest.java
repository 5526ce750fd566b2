package io.porttokenvending.cli.cases;

import static io.porttokenvending.cli.cases.CaseFiles.RULE;
import static io.porttokenvending.cli.cases.CaseFiles.usual;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.CommandRun;
import io.porttokenvending.cli.SamplePolicies;
import io.porttokenvending.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCommandTest {
  private static final String OTHER_ISSUER = "https://ghe.example/_services/token";

  @TempDir Path folder;

  @Test
  void unexpectedDenial_printsTheNearestRule() {
    CommandRun run =
        CaseFiles.of(
                folder,
                RULE,
                """
                name: production
                repository_owner_id: 999999999999
                repository_id: [1, 2, 3, 4, 5, 6, 7]
                environment: production
                """)
            .cases(usual("a release", "refs/heads/main", "refs/heads/release", "granted"))
            .test();

    assertEquals(1, run.code());
    assertEquals(
        """
        FAIL tests/cases.yaml:1 "a release"
          expected granted
          got      denied, access_denied
          nearest  rule "main of any"
            fails  ref: sent refs/heads/release, required refs/heads/main
        """,
        run.out().substring(0, run.out().indexOf("Not covered")));
  }

  @Test
  void unexpectedGrant_printsItsRule() {
    CommandRun run =
        CaseFiles.of(folder, RULE).cases(usual("a push", "push", "push", "denied")).test();

    assertEquals(1, run.code());
    assertEquals(
        """
        FAIL tests/cases.yaml:1 "a push"
          expected denied
          got      granted by rule "main of any"
          matched  rule "main of any"
            holds  event_name: sent push, required a default event: deployment, \
        merge_group, push, release, schedule, workflow_dispatch
            holds  ref: sent refs/heads/main, required refs/heads/main
            holds  repository_id: sent 888888888888, required any
            holds  repository_owner_id: sent 999999999999, required 999999999999
        """,
        run.out().substring(0, run.out().indexOf("Not covered")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          push                                | granted                        | 0
          push                                | granted\\n  rule: main of any   | 0
          push                                | granted\\n  rule: another       | 1
          push                                | denied                         | 1
          pull_request                        | denied                         | 0
          pull_request                        | denied\\n  code: event_refused  | 0
          pull_request                        | denied\\n  code: access_denied  | 1
          pull_request                        | granted                        | 1
          """)
  void caseExpectation_isCompared(String event, String expect, int code) {
    CommandRun run =
        CaseFiles.of(folder, RULE)
            .cases(usual("a case", "push", event, expect.replace("\\n", "\n")))
            .test();

    assertEquals(code, run.code(), run::out);
    assertTrue(run.out().contains("1 case, %d passed, %d failed".formatted(1 - code, code)));
  }

  @Test
  void case_withoutProfile_usesImpliedProfile() {
    CaseFiles files = CaseFiles.of(folder, RULE).profile("writer", RULE);

    assertEquals(
        0,
        files.cases(usual("a", "push", "push", "denied\n  code: profile_required")).test().code());
    assertEquals(
        0, files.cases(usual("a", "push", "push", "granted\n  profile: writer")).test().code());
  }

  @Test
  void case_withoutIssuer_usesFirstTrustedIssuer() {
    CaseFiles files =
        CaseFiles.of(folder, RULE + "issuer: " + OTHER_ISSUER)
            .cases(
                usual("of GitHub", "push", "push", "denied"),
                usual("of the other", "push", "push", "granted\n  issuer: " + OTHER_ISSUER));
    String[] issuers = {
      "--issuer", "https://token.actions.githubusercontent.com", "--issuer", OTHER_ISSUER
    };

    assertEquals(0, files.test(issuers).code(), () -> files.test(issuers).out());
    CommandRun failing = files.cases(usual("of GitHub", "push", "push", "granted")).test(issuers);
    assertTrue(
        failing
            .out()
            .contains(
                "fails  issuer: sent \"https://token.actions.githubusercontent.com\", required \""
                    + OTHER_ISSUER),
        failing::out);
  }

  @Test
  void jsonFormat_hasTheSameResults() {
    JsonNode json =
        CaseFiles.of(folder, RULE)
            .cases(usual("a push", "push", "push", "granted"), usual("b", "main", "x", "granted"))
            .test("--format", "json")
            .json();

    assertEquals(
        Answer.json(
            """
            {"cases": 2, "failed": 1, "problems": 0, "rules": 1, "rules_granting": 1,
             "conditions": 3, "conditions_refusing": 1}
            """),
        json.path("summary"));
    assertEquals(
        Answer.json(
            """
            {"name": "b", "file": "tests/cases.yaml", "line": 4, "column": 3, "profile": null,
             "passed": false, "expected": {"verdict": "granted", "rule": null},
             "got": {"verdict": "denied", "code": "access_denied"}}
            """),
        json.path("cases").path(1).<ObjectNode>deepCopy().without("rule"));
    assertEquals(
        Answer.json(
            """
            {"claim": "ref", "sent": "refs/heads/x", "wanted": "refs/heads/main", "holds": false}
            """),
        json.path("cases").path(1).path("rule").path("conditions").path(1));
    assertEquals(
        Answer.json(
            """
            [{"profile": "reader", "rule": "main of any", "claim": "event_name"},
             {"profile": "reader", "rule": "main of any", "claim": "repository_owner_id"}]
            """),
        json.path("not_shown"));
  }

  @Test
  void missingCaseFolder_isUsageError() throws IOException {
    assertEquals(2, CommandRun.of("test", folder.resolve("none").toString()).code());
    CaseFiles files = CaseFiles.of(folder, RULE);
    assertEquals(2, files.test().code());

    Files.createDirectory(folder.resolve("tests"));
    CommandRun empty = files.test();
    assertEquals(1, empty.code());
    assertTrue(
        empty.out().contains("tests/:1:1: no *.yaml file in this folder contains a case"),
        empty::out);
  }

  @Test
  void casesOption_namesAnotherFolder() throws IOException {
    CaseFiles files =
        CaseFiles.of(folder.resolve("policy"), RULE)
            .write("../checks/cases.yaml", usual("a push", "push", "push", "granted"));
    CommandRun missing = files.test();
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("name another one with --cases"), missing::err);

    CommandRun run = files.test("--cases", folder.resolve("checks").toString());
    assertEquals(0, run.code(), () -> run.out() + run.err());
    Files.writeString(folder.resolve("checks/more.yaml"), "[]");
    CommandRun malformed = files.test("--cases", folder.resolve("checks").toString());
    assertTrue(malformed.out().contains("checks/more.yaml:1:1: "), malformed::out);
  }

  @Test
  void malformedPolicy_isAFinding() {
    CommandRun run =
        CaseFiles.of(folder, RULE + "refs: x")
            .cases(usual("a push", "push", "push", "granted"))
            .test();

    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("reader.yaml:7:5: unknown key 'refs'"), run::err);
    assertEquals("", run.out());
  }

  @Test
  void deployedPolicy_decidesEveryCaseAsExpected() {
    assertPasses(SamplePolicies.DEPLOYED, SamplePolicies.CONFIG_ENV);
  }

  @Test
  void organizationExample_decidesEveryCaseAsExpected() {
    assertPasses(SamplePolicies.ORGANIZATION, "--allowed-mcp-host=mcp.portkey.ai");
  }

  private static void assertPasses(Path policy, String option) {
    CommandRun run = CommandRun.of("test", policy.toString(), "--require-coverage", option);

    assertEquals(0, run.code(), () -> run.out() + run.err());
    assertTrue(run.out().contains(" 0 failed"), run::out);
  }
}
