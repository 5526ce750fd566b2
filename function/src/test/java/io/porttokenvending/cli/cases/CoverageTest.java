package io.porttokenvending.cli.cases;

import static io.porttokenvending.cli.cases.CaseFiles.usual;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and conditions that the cases of a policy cover. */
class CoverageTest {
  private static final String LISTED =
      """
      name: listed
      repository_owner_id: 999999999999
      repository_id: 888888888888
      ref: [refs/heads/main, refs/pull/*/merge]
      """;

  private static final String GRANTED = usual("granted", "push", "push", "granted");
  private static final String OWNER = usual("owner", "999999999999", "1", "denied");
  private static final String REPOSITORY = usual("repository", "888888888888", "1", "denied");
  private static final String REF = usual("ref", "refs/heads/main", "x", "denied");
  private static final String EVENT = usual("event", "push", "issues", "denied");

  @TempDir Path folder;

  @Test
  void completeCases_haveNoGap() {
    assertEquals(List.of(), gaps(LISTED, GRANTED, OWNER, REPOSITORY, REF, EVENT));
  }

  @Test
  void missingCase_isReportedAsGap() {
    String none = "no case is denied only because of ";
    assertEquals(List.of("this rule grants no case"), gaps(LISTED, OWNER, REPOSITORY, REF, EVENT));
    assertEquals(
        List.of(none + "repository_owner_id"), gaps(LISTED, GRANTED, REPOSITORY, REF, EVENT));
    assertEquals(List.of(none + "repository_id"), gaps(LISTED, GRANTED, OWNER, REF, EVENT));
    assertEquals(List.of(none + "ref"), gaps(LISTED, GRANTED, OWNER, REPOSITORY, EVENT));
    assertEquals(List.of(none + "event_name"), gaps(LISTED, GRANTED, OWNER, REPOSITORY, REF));
  }

  @Test
  void denial_byTwoConditions_coversNeither() {
    String both =
        usual("both", "refs/heads/main, event_name: push", "x, event_name: issues", "denied");
    assertEquals(
        List.of(
            "no case is denied only because of event_name",
            "no case is denied only because of ref"),
        gaps(LISTED, GRANTED, OWNER, REPOSITORY, both));
  }

  @Test
  void pullRequestRef_matchingPattern_doesNotCoverIt() {
    String pull = usual("pull", "refs/heads/main", "refs/pull/7/merge", "denied");
    assertEquals(
        List.of("no case is denied only because of ref"),
        gaps(LISTED, GRANTED, OWNER, REPOSITORY, EVENT, pull));
  }

  @Test
  void refDeniedByEventGate_doesNotCoverPattern() {
    String rule = LISTED.replace("ref: [refs/heads/main, refs/pull/*/merge]", "ref: refs/heads/*");
    for (String ref : List.of("refs/pull/7/merge", "\"\"")) {
      String denied = usual("ref", "refs/heads/main", ref, "denied");
      assertEquals(
          List.of("no case is denied only because of ref"),
          gaps(rule, GRANTED, OWNER, REPOSITORY, EVENT, denied));
    }
  }

  @Test
  void grantByAnotherRule_coversNoCondition() {
    String wider = LISTED.replace("listed", "wider").replace("main", "*");
    CommandRun run =
        CaseFiles.of(folder, LISTED, wider)
            .cases(
                GRANTED, OWNER, REPOSITORY, EVENT, usual("b", "heads/main", "heads/x", "granted"))
            .test("--require-coverage");

    assertEquals(1, run.code());
    assertTrue(run.out().contains("rule listed: no case is denied only because of ref"), run::out);
  }

  @Test
  void gaps_failOnlyWithRequireCoverage() {
    CaseFiles files = CaseFiles.of(folder, LISTED).cases(GRANTED);

    assertEquals(0, files.test().code());
    assertTrue(files.test().out().contains("0 of 4 conditions deny one"), files.test()::out);
    assertEquals(1, files.test("--require-coverage").code());
  }

  @Test
  void severalIssuers_addIssuerCondition() {
    String any = LISTED.replace("888888888888", "any");
    assertEquals(List.of(), gaps(any, GRANTED, OWNER, REF, EVENT));

    CommandRun run =
        CaseFiles.of(folder, any + "issuer: https://a")
            .cases(GRANTED, OWNER, REF, EVENT)
            .test("--issuer", "https://a", "--issuer", "https://b");
    assertEquals(List.of("no case is denied only because of issuer"), gaps(run));
  }

  private List<String> gaps(String rule, String... cases) {
    return gaps(CaseFiles.of(folder, rule).cases(cases).test());
  }

  private static List<String> gaps(CommandRun run) {
    assertTrue(run.out().contains(" 0 failed"), run::out);
    List<String> gaps = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      if (line.startsWith("  reader.yaml, rule listed: ")) {
        gaps.add(line.substring(line.indexOf(": ") + 2));
      }
    }
    return gaps;
  }
}
