package io.porttokenvending.cli.cases;

import static io.porttokenvending.cli.cases.CaseFiles.CLAIMS;
import static io.porttokenvending.cli.cases.CaseFiles.RULE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in case files, and the positions at which they are reported. */
class BadCasesTest {
  private static final String GOOD =
      """
      - name: a push
        profile: reader
        claims: %s
        expect: granted
        rule: main of any
      """
          .formatted(CLAIMS);

  @TempDir Path folder;

  @Test
  void validCase_hasNoProblem() {
    assertEquals(0, run(GOOD).code(), () -> run(GOOD).out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name: a push          | titel: a push         | 1:3: name is missing
          name: a push          | titel: a push         | 1:3: unknown key 'titel' in a case; use one of name, profile, issuer, claims, expect, rule, code
          name: a push          | name: 7               | 1:9: name must be a string
          name: a push          | name: ""              | 1:9: name must not be empty
          profile: reader       | profile: raeder       | 2:12: unknown profile 'raeder'; expected one of reader
          profile: reader       | issuer: https://x     | 2:11: this issuer is not trusted
          claims: {             | claim: {              | 1:3: claims is missing
          ref: refs/heads/main  | branch: main          | 3:98: unknown claim 'branch'; write a branch as ref: refs/heads/NAME; did you mean ref?
          event_name: push      | event: push           | 3:120: unknown claim 'event'; did you mean event_name?
          event_name: push      | iss: x                | 3:120: iss cannot be set here; write issuer
          event_name: push      | exp: 1                | 3:120: a policy does not evaluate exp
          event_name: push      | event_name: [push]    | 3:132: event_name must be a string
          event_name: push      | event_name: yes       | 3:132: event_name must be a string
          event_name: push      | event_name:           | 3:131: event_name must be a string
          , event_name: push    | ``                    | 3:11: no job has these claims: The token does not have these claims
          event_name: push      | event_name: push, repository_owner: evil | 3:11: no job has these claims: The token's repository
          repository_id: 888888888888 | repository_id: 01 | 3:62: repository_id must be a string
          expect: granted       | expect: grant         | 4:11: expect must be granted or denied
          expect: granted       | verdict: granted      | 1:3: expect is missing
          expect: granted       | expect: denied        | 5:9: a denial has no rule
          rule: main of any     | code: access_denied   | 5:9: a grant has no code
          rule: main of any     | code: forbidden       | 5:9: code must be one of access_denied, event_refused, identity_id_mismatch, profile_required
          rule: main of any     | rule: [a]             | 5:9: rule must be a string
          rule: main of any     | expect: denied        | 5:3:
          """)
  void mistake_isReportedAtItsPosition(String piece, String instead, String problem) {
    assertTrue(GOOD.contains(piece), piece);
    assertProblem("tests/cases.yaml:" + problem, run(GOOD.replace(piece, instead)));
  }

  @Test
  void duplicateName_inOneFile_isReported() {
    assertProblem(
        "tests/cases.yaml:6:9: two cases in this file have the name 'a push'; rename one",
        run(GOOD + GOOD));
    CommandRun run = CaseFiles.of(folder, RULE).write("tests/more.yaml", GOOD).cases(GOOD).test();
    assertEquals(0, run.code(), run::out);
  }

  @Test
  void malformedFile_isReported() {
    assertProblem("tests/cases.yaml:1:1: a case file must contain a list", run("name: a"));
    assertProblem("tests/cases.yaml:1:1: this file contains no case", run("[]"));
    assertProblem("tests/cases.yaml:1:3: a case must be a mapping", run("- a"));
    assertProblem("tests/cases.yaml:1:11: claims must be a mapping", run("- claims: x"));
    assertProblem(
        "tests/more.yml:1:1: the name of a case file must end in .yaml; rename this file",
        CaseFiles.of(folder, RULE).cases(GOOD).write("tests/more.yml", GOOD).test());
  }

  @Test
  void malformedCase_doesNotStopOtherCases() {
    CommandRun run = run(GOOD + GOOD.replace("expect", "verdict").replace("a push", "another"));

    assertEquals(1, run.code());
    assertTrue(run.out().contains("1 case, 1 passed, 0 failed, 2 problems"), run::out);
  }

  private CommandRun run(String cases) {
    return CaseFiles.of(folder, RULE).cases(cases).test();
  }

  private static void assertProblem(String problem, CommandRun run) {
    assertEquals(1, run.code(), run::out);
    assertTrue(run.out().contains("ERROR " + problem), run::out);
  }
}
