package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.SimulatedJob;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JobPresetTest {
  private static final GitHubTokens TOKENS = new GitHubTokens();
  private static final String AGENT = "acme/api/.github/workflows/agent.yml@";

  @ParameterizedTest
  @CsvSource({
    "push-to-main, push, refs/heads/main, branch, true, repo:acme/api:ref:refs/heads/main",
    "branch, push, refs/heads/feature, branch, false, repo:acme/api:ref:refs/heads/feature",
    "pull-request, pull_request, refs/pull/7/merge, branch, false, repo:acme/api:pull_request",
    "fork, pull_request, refs/pull/8/merge, branch, false, repo:acme/api:pull_request",
    "environment, push, refs/heads/main, branch, true, repo:acme/api:environment:production",
    "reusable-workflow, push, refs/heads/main, branch, true, repo:acme/api:ref:refs/heads/main",
    "tag, push, refs/tags/v1.2.3, tag, false, repo:acme/api:ref:refs/tags/v1.2.3",
    "dependabot, pull_request, refs/pull/9/merge, branch, false, repo:acme/api:pull_request"
  })
  void preset_hasTheClaimsOfItsTrigger(
      String code, String event, String ref, String type, String isProtected, String subject) {
    ObjectNode claims = claims(RunnerJob.of(JobPreset.of(code)));
    assertEquals(event, claims.path("event_name").textValue());
    assertEquals(ref, claims.path("ref").textValue());
    assertEquals(type, claims.path("ref_type").textValue());
    assertEquals(isProtected, claims.path("ref_protected").textValue());
    assertEquals(subject, claims.path("sub").textValue());
    assertEquals(AGENT + ref, claims.path("workflow_ref").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "pull-request, octocat, main, feature",
    "fork, mallory, main, main",
    "dependabot, dependabot[bot], main, dependabot/maven/example-1.2.3",
    "tag, octocat, '', ''"
  })
  void preset_namesActorAndBranches(String code, String actor, String base, String head) {
    ObjectNode claims = claims(RunnerJob.of(JobPreset.of(code)));
    assertEquals(actor, claims.path("actor").textValue());
    assertEquals(base, claims.path("base_ref").textValue());
    assertEquals(head, claims.path("head_ref").textValue());
  }

  @Test
  void reusableWorkflow_differsFromTheCallersWorkflow() {
    ObjectNode claims = claims(RunnerJob.of(JobPreset.REUSABLE_WORKFLOW));
    assertEquals(AGENT + "refs/heads/main", claims.path("workflow_ref").textValue());
    assertEquals(
        "acme/workflows/.github/workflows/agent.yml@refs/heads/main",
        claims.path("job_workflow_ref").textValue());
  }

  @ParameterizedTest
  @EnumSource
  void everyPreset_isAPossibleJob(JobPreset preset) {
    ObjectNode claims = claims(RunnerJob.of(preset));
    assertInstanceOf(
        SimulatedJob.Reading.Identity.class, new SimulatedJob(GitHubTokens.ISSUER).of(claims));
    assertEquals(preset, JobPreset.of(preset.code()));
  }

  @Test
  void pushToMain_isTheUsualToken() {
    assertEquals(
        withoutId(TOKENS.pushToMain().payload(Instant.EPOCH, "any")),
        withoutId(claims(RunnerJob.PUSH_TO_MAIN)));
  }

  @Test
  void givenClaims_changeThoseThatFollowFromThem() {
    RunnerJob job =
        RunnerJob.of(JobPreset.PULL_REQUEST)
            .with("repository", "octo/app")
            .with("ref", "refs/tags/1");
    ObjectNode claims = claims(job);
    assertEquals("octo", claims.path("repository_owner").textValue());
    assertEquals("tag", claims.path("ref_type").textValue());
    String workflow = "octo/app/.github/workflows/agent.yml@refs/tags/1";
    assertEquals(workflow, claims.path("job_workflow_ref").textValue());
    assertEquals("pull_request on refs/tags/1 of octo/app", job.description());
    assertEquals("branch", claims(job.with("ref_type", "branch")).path("ref_type").textValue());
  }

  @Test
  void unknownNames_areRejectedWithTheKnownOnes() {
    var preset = assertThrows(IllegalArgumentException.class, () -> JobPreset.of("pull_request"));
    assertEquals(
        "There is no preset pull_request; did you mean pull-request?", preset.getMessage());
    var claim =
        assertThrows(
            IllegalArgumentException.class, () -> RunnerJob.PUSH_TO_MAIN.with("evnt_name", "push"));
    assertEquals("GitHub has no claim evnt_name; did you mean event_name?", claim.getMessage());
    var other = assertThrows(IllegalArgumentException.class, () -> JobPreset.of("zzz"));
    assertTrue(other.toString().contains("use one of push-to-main, branch, "), other::toString);
  }

  private static ObjectNode claims(RunnerJob job) {
    return job.token(TOKENS).payload(Instant.EPOCH, "any");
  }

  private static ObjectNode withoutId(ObjectNode claims) {
    claims.remove("jti");
    return claims;
  }
}
