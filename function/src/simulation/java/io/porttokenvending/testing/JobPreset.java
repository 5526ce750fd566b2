package io.porttokenvending.testing;

import io.porttokenvending.trust.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Common kinds of jobs. Each lists the claims in which its token differs from that of a push to
 * main; {@link RunnerJob} adds the claims that follow from them.
 */
public enum JobPreset {
  PUSH_TO_MAIN("push to the main branch"),
  BRANCH("push to another branch"),
  PULL_REQUEST("pull request from a branch of the same repository"),
  /** GitHub gives a fork's job no OIDC token unless the repository sends write tokens to forks. */
  FORK("pull request from a fork, in a private repository that sends write tokens to forks"),
  ENVIRONMENT("push to main, in a job with the environment production"),
  REUSABLE_WORKFLOW("push to main, in a job of a reusable workflow of another repository"),
  TAG("push of a tag"),
  DEPENDABOT("pull request that Dependabot opened");

  private final String description;

  JobPreset(String description) {
    this.description = description;
  }

  /** Returns the name for commands and queries, for example {@code pull-request}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns a noun phrase that describes the job. */
  public String description() {
    return description;
  }

  Map<String, String> claims() {
    return switch (this) {
      case PUSH_TO_MAIN -> Map.of();
      case BRANCH -> Map.of("ref", "refs/heads/feature");
      case PULL_REQUEST -> pullRequest("7", "feature", "octocat", "999999999883");
      case FORK -> pullRequest("8", "main", "mallory", "999999999884");
      case ENVIRONMENT ->
          Map.of("environment", "production", "environment_node_id", "EN_kwDOABCDEF4AAAAB");
      case REUSABLE_WORKFLOW ->
          Map.of(
              "job_workflow_ref",
              "acme/workflows/.github/workflows/agent.yml@refs/heads/main",
              "job_workflow_sha",
              "8d6ac0d5a1ae1d2f4a9f0d1bd4f1d3f1c9a3c2b7");
      case TAG -> Map.of("ref", "refs/tags/v1.2.3");
      case DEPENDABOT ->
          pullRequest("9", "dependabot/maven/example-1.2.3", "dependabot[bot]", "49699333");
    };
  }

  /**
   * Returns the preset with this code.
   *
   * @throws IllegalArgumentException if there is none; the message lists the valid codes
   */
  public static JobPreset of(String code) {
    for (JobPreset preset : values()) {
      if (preset.code().equals(code)) {
        return preset;
      }
    }
    List<String> codes = Arrays.stream(values()).map(JobPreset::code).toList();
    throw new IllegalArgumentException(
        "There is no preset "
            + code
            + NearestName.of(code, codes)
                .map(name -> "; did you mean " + name + "?")
                .orElse("; use one of " + String.join(", ", codes) + "."));
  }

  private static Map<String, String> pullRequest(
      String number, String branch, String actor, String actorId) {
    return Map.of(
        "event_name",
        "pull_request",
        "ref",
        "refs/pull/" + number + "/merge",
        "base_ref",
        "main",
        "head_ref",
        branch,
        "actor",
        actor,
        "actor_id",
        actorId);
  }
}
