package io.porttokenvending.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.json.Problem;
import io.porttokenvending.testing.JobPreset;
import io.porttokenvending.testing.RunnerJob;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTextTest {
  @ParameterizedTest
  @EnumSource
  void presetText_readAgain_isTheSameJob(JobPreset preset) {
    assertEquals(RunnerJob.of(preset).claims(), job(JobText.of(preset)).claims());
  }

  @Test
  void presetText_ofPush_hasOnlyTheMainClaims() {
    assertEquals(
        """
        event_name: push
        ref: refs/heads/main
        repository: acme/api
        repository_id: 888888888888
        repository_owner_id: 999999999999
        actor: octocat\
        """,
        JobText.of(JobPreset.PUSH_TO_MAIN));
  }

  @Test
  void editedRef_changesTheClaimsThatFollowFromIt() {
    RunnerJob job = job("ref: refs/tags/v2\n");
    assertEquals("tag", job.claims().get("ref_type"));
    assertEquals(
        "acme/api/.github/workflows/agent.yml@refs/tags/v2", job.claims().get("workflow_ref"));
  }

  @Test
  void payload_ofToken_isReadWithoutItsOwnTimes() {
    RunnerJob job =
        job("{\"aud\": \"a\", \"exp\": 1, \"iat\": 1, \"iss\": \"i\", \"ref\": \"refs/heads/x\"}");
    assertEquals("refs/heads/x", job.claims().get("ref"));
    assertEquals(List.of("ref"), List.copyOf(job.given().keySet()));
  }

  @Test
  void claimUnknown_isReportedAtItsPlaceWithTheNearest() {
    Problem problem = problem("ref: refs/heads/main\nevnt_name: push\n");
    assertEquals(2, problem.at().line());
    assertTrue(problem.message().contains("event_name"), problem.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "- ref", "ref: [a]", "ref", "{", "[]", "{\"ref\": {}}", "ref: a\nref: b\n"})
  void textOfAnotherForm_isAProblem(String text) {
    assertTrue(!problem(text).message().isEmpty());
  }

  private static RunnerJob job(String text) {
    return switch (JobText.read(text)) {
      case JobText.Reading.Job(RunnerJob job) -> job;
      case JobText.Reading.Malformed(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  private static Problem problem(String text) {
    return switch (JobText.read(text)) {
      case JobText.Reading.Job job -> throw new AssertionError(job);
      case JobText.Reading.Malformed(List<Problem> problems) -> problems.getFirst();
    };
  }
}
