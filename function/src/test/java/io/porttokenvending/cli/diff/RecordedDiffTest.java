package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.Terminal;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded jobs, decided under both policies. */
class RecordedDiffTest {
  private static final String RULE = "repository_owner_id: 999999999999\nrepository_id: any\n";
  private static final String IDS =
      "\"repository\": \"acme/api\", \"repository_id\": \"888888888888\","
          + " \"repository_owner_id\": \"999999999999\", \"event_name\": \"push\"";
  private static final String LINE =
      "{\"event\": \"token_vending\", \"rule\": \"r\", \"environment\": null, "
          + IDS
          + ", \"ref\": \"%s\", \"run_id\": \"%s\"}\n";

  private final TrustPolicy main = Policies.ofRules("name: main\n" + RULE + "ref: refs/heads/main");
  private final TrustPolicy all = Policies.ofRules("name: all\n" + RULE + "ref: refs/heads/**");

  @TempDir private Path folder;

  @Test
  void auditLines_withSameDecisiveClaims_areCounted() throws IOException {
    write("a.jsonl", LINE.formatted("refs/heads/fix", 1) + LINE.formatted("refs/heads/main", 2));
    write(
        "b.log",
        "START RequestId: 1\n"
            + LINE.formatted("refs/heads/fix", 3)
            + "{\"event\": \"token_vending\", \"repository_id\": null}\n{\"event\": \"other\"}\n");
    write("notes.txt", "not looked at");

    RecordedDiff diff = diff(main, all);

    assertEquals(
        List.of(3, 2, 2, 3),
        List.of(
            diff.jobs().claims().size(), diff.kinds(), diff.jobs().files(), diff.jobs().skipped()));
    assertEquals(1, diff.gains().size());
    RecordedDiff.Change gain = diff.gains().getFirst();
    assertEquals("reader all 2", gain.profile() + " " + gain.rule() + " " + gain.times());
    assertEquals("refs/heads/fix", gain.claims().path("ref").asText());
    assertEquals(List.of(), diff.losses());
    assertEquals(1, diff(all, main).losses().size());
  }

  @Test
  void claimsFile_withObjectOrList_isRead() throws IOException {
    write("one.json", "{" + IDS + ", \"ref\": \"refs/heads/fix\", \"exp\": 1}");
    write(
        "two.json",
        "[{" + IDS + ", \"ref\": \"refs/heads/main\"}, {" + IDS + ", \"ref\": \"refs/heads/x\"}]");

    RecordedDiff diff = diff(main, all);

    assertEquals(2, diff.gains().size());
    assertEquals(3, diff.jobs().claims().size());
  }

  @Test
  void claimMissingInAuditLines_isReported() throws IOException {
    write("a.log", LINE.formatted("refs/heads/fix", 1));
    TrustPolicy visible =
        Policies.ofRules(RULE + "repository_visibility: private\nenvironment: production");

    assertEquals(Set.of("repository_visibility"), diff(main, visible).unrecorded());
  }

  @Test
  void impossibleRecord_isCountedWithReason() throws IOException {
    write("a.json", "{" + IDS + ", \"ref\": \"\", \"repository_owner\": \"evil\"}");

    Map<String, Integer> impossible = diff(main, all).impossible();

    assertEquals(1, impossible.size());
    assertTrue(impossible.keySet().toString().contains("repository_owner"), impossible::toString);
  }

  @Test
  void auditLine_withoutIssuer_isDecidedForEachIssuer() throws IOException {
    List<String> issuers = List.of(GitHubTokens.ISSUER, Identities.OTHER_ISSUER);
    String line = LINE.formatted("refs/heads/fix", 1);

    write("a.log", line);
    assertEquals(issuers, issuers.stream().flatMap(each -> gainingIssuers(each).stream()).toList());

    write("a.log", line.replace("{", "{\"issuer\": \"" + Identities.OTHER_ISSUER + "\","));
    assertEquals(List.of(), gainingIssuers(GitHubTokens.ISSUER));
    assertEquals(List.of(Identities.OTHER_ISSUER), gainingIssuers(Identities.OTHER_ISSUER));
  }

  /** Returns the issuers of the jobs to which only a rule for one issuer grants access. */
  private List<String> gainingIssuers(String issuer) {
    PolicyScope scope =
        new PolicyScope(List.of(GitHubTokens.ISSUER, Identities.OTHER_ISSUER), Set.of(), false);
    TrustPolicy none = policy(scope, "issuer: " + issuer + "\nactor: octocat");
    TrustPolicy one = policy(scope, "issuer: " + issuer);
    return RecordedDiff.of(folder, Set.copyOf(scope.issuers()), none, one).gains().stream()
        .map(change -> change.claims().path("iss").asText())
        .toList();
  }

  @Test
  void requestWithoutProfile_isDecided() throws IOException {
    write("a.log", LINE.formatted("refs/heads/main", 1));
    String profile = Policies.profile(RULE);
    TrustPolicy two = Policies.of(Map.of("reader", profile, "writer", profile));

    RecordedDiff diff = diff(main, two);

    assertEquals(
        List.of("writer"), diff.gains().stream().map(RecordedDiff.Change::profile).toList());
    assertEquals(List.of(""), diff.losses().stream().map(RecordedDiff.Change::profile).toList());
  }

  @Test
  void humanReport_printsClaimsOfJob() throws IOException {
    write("a.log", LINE.formatted("refs/heads/fix", 1) + LINE.formatted("refs/heads/fix", 2));
    StringWriter out = new StringWriter();

    new HumanReport(new Terminal(new PrintWriter(out, true), false), false)
        .print(new PolicyDiff(List.of(), List.of(), Optional.of(diff(main, all))));

    assertEquals(
        """
        Recorded jobs: 2, kinds: 1, files: 1, skipped lines: 0
          + reader, 2 times, event_name push, ref refs/heads/fix, repository acme/api, repository_id 888888888888

        Access unchanged.
        """,
        out.toString());
  }

  @Test
  void folder_withoutJobs_isUsageError() throws IOException {
    assertThrows(UsageException.class, () -> diff(main, all));
    assertThrows(UsageException.class, () -> RecordedJobs.read(folder.resolve("missing")));
    for (String text : List.of("{", "[1]", "\"text\"")) {
      write("a.json", text);
      assertThrows(UsageException.class, () -> diff(main, all), text);
    }
  }

  private RecordedDiff diff(TrustPolicy before, TrustPolicy after) {
    return RecordedDiff.of(folder, Set.copyOf(Policies.SCOPE.issuers()), before, after);
  }

  private static TrustPolicy policy(PolicyScope scope, String rule) {
    return Policies.of(Map.of("reader", Policies.profile(RULE + rule)), scope);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
