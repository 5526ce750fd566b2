package io.porttokenvending.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.testing.RunnerJob;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJobsTest {
  private static final String IDS = "{name: r, repository_owner_id: \"1\", repository_id: ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "any}",
        "[\"2\", \"3\"]}",
        "any, ref: [refs/heads/release/**, refs/heads/main]}",
        "any, event_name: pull_request}",
        "any, event_name: [schedule]}",
        "any, event_name: deployment, ref: refs/heads/main}",
        "any, repository: octo/*, environment: prod-*}",
        "any, job_workflow_ref: octo/w/.github/workflows/agent.yml@refs/tags/*}",
        "any, repo_property_team: {member: core}}"
      })
  void matchingRule_grantsTheJobThatIsFound(String rule) {
    assertTrue(jobs(IDS + rule).granted().isPresent());
  }

  @Test
  void laterRule_isUsedWhereTheFirstCannotMatch() {
    PolicyJobs jobs =
        jobs(
            "{name: a, repository_owner_id: \"1\", repository_id: any, ref: refs/pull/1/merge}",
            "{name: b, repository_owner_id: \"2\", repository_id: any, ref: refs/heads/b}");
    RunnerJob job = jobs.granted().orElseThrow();
    assertEquals("2", job.claims().get("repository_owner_id"));
    assertEquals("refs/heads/b", job.claims().get("ref"));
  }

  @Test
  void deniedJob_isOfTheSameRepository() {
    PolicyJobs jobs = jobs(IDS + "\"5\", repository: octo/app, ref: refs/heads/**}");
    RunnerJob denied = jobs.denied(jobs.granted().orElseThrow()).orElseThrow();
    assertEquals("pull_request on refs/pull/7/merge of octo/app", denied.description());
    assertEquals("5", denied.claims().get("repository_id"));
  }

  private static PolicyJobs jobs(String... rules) {
    return new PolicyJobs(Policies.ofRules(rules), GitHubTokens.ISSUER, Optional.empty());
  }
}
