package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Identities;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdentityTest {
  private final GitHubToken job = Identities.pushToMain().with("check_run_id", "77");

  private static String traceparent(GitHubToken token) {
    return new RunIdentity(Identities.verified(token).claims()).traceparent();
  }

  private static String metadata(GitHubToken token) {
    return new RunIdentity(Identities.verified(token).claims()).portkeyMetadata();
  }

  private static String trace(GitHubToken token) {
    return traceparent(token).substring(3, 35);
  }

  private static String parent(GitHubToken token) {
    return traceparent(token).substring(36, 52);
  }

  @Test
  void traceparent_isValidAndDeterministic() {
    assertTrue(traceparent(job).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), traceparent(job));
    assertEquals(traceparent(job), traceparent(job.with("jti", "another")));
  }

  @Test
  void jobs_ofOneRun_shareTraceButNotParent() {
    GitHubToken other = job.with("check_run_id", "78");
    assertEquals(trace(job), trace(other));
    assertNotEquals(parent(job), parent(other));
  }

  @Test
  void jobs_withoutCheckRun_differBySubject() {
    GitHubToken one = job.without("check_run_id");
    GitHubToken other = one.with("sub", "repo:acme/api:environment:production");
    assertEquals(trace(one), trace(other));
    assertNotEquals(parent(one), parent(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"repository_id", "run_id", "run_attempt"})
  void run_other_hasAnotherTrace(String claim) {
    assertNotEquals(trace(job), trace(job.with(claim, "1234567")));
    assertNotEquals(parent(job), parent(job.with(claim, "1234567")));
  }

  @Test
  void claims_sameConcatenation_haveDifferentTraces() {
    Set<String> traces = new HashSet<>();
    for (String[] ids : new String[][] {{"1", "23", "4"}, {"12", "3", "4"}, {"1", "2", "34"}}) {
      GitHubToken token =
          job.with("repository_id", ids[0]).with("run_id", ids[1]).with("run_attempt", ids[2]);
      assertTrue(traces.add(trace(token)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0000, 0001", "00, 01", "0010, 0010", "1000, 1000"})
  void traceId_allZeros_isChanged(String digits, String expected) {
    assertEquals(expected, RunIdentity.notAllZero(digits));
  }

  @Test
  void claims_ofAnotherIssuer_areAnotherRun() {
    GitHubToken other = job.with("iss", Identities.OTHER_ISSUER);
    assertNotEquals(trace(job), trace(other));
    assertNotEquals(metadata(job), metadata(other));
    assertTrue(metadata(other).contains("\"issuer\":\"" + Identities.OTHER_ISSUER + '"'));
  }

  @Test
  void metadata_containsClaimsAsStrings() {
    GitHubToken token =
        job.with("repository", "acme/api")
            .with("run_id", "42")
            .with("run_attempt", "3")
            .with("actor", "octocat")
            .with("workflow", ".github/workflows/agent.yml")
            .with("environment", "production");
    assertEquals(
        "{\"issuer\":\"https://token.actions.githubusercontent.com\","
            + "\"repository\":\"acme/api\",\"run_id\":\"42\","
            + "\"run_attempt\":\"3\",\"actor\":\"octocat\","
            + "\"workflow\":\".github/workflows/agent.yml\",\"environment\":\"production\"}",
        metadata(token));
  }

  @Test
  void metadata_absentOrEmptyClaims_areOmitted() {
    String metadata = metadata(job.without("environment").without("workflow").with("actor", ""));
    assertTrue(metadata.contains("\"run_id\""), metadata);
    for (String claim : new String[] {"environment", "workflow", "actor"}) {
      assertTrue(!metadata.contains(claim), metadata);
    }
  }

  @Test
  void metadata_longClaim_isTruncatedAtCharacter() {
    assertTrue(metadata(job.with("workflow", "a".repeat(128))).contains("a".repeat(128) + "\""));
    assertTrue(metadata(job.with("workflow", "a".repeat(129))).contains("a".repeat(128) + "\""));
    String pair = "a".repeat(127) + "\ud83d\ude80";
    assertTrue(metadata(job.with("workflow", pair)).contains("a".repeat(127) + "\""));
    assertTrue(
        metadata(job.with("workflow", pair.substring(1)))
            .contains("a".repeat(126) + "\\ud83d\\ude80\""));
  }
}
