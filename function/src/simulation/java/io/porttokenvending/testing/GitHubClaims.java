package io.porttokenvending.testing;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The claims of a job's token, which are strings except for the times. */
final class GitHubClaims {
  private static final String COMMIT = "0f661a4a011d77cb21fa4dc7013d9b6f928666ed";
  private static final String WORKFLOW = "acme/api/.github/workflows/agent.yml@refs/heads/main";

  /** Claims that do not differ from token to token, without {@code iss} and {@code sub}. */
  static final Map<String, String> PUSH_TO_MAIN =
      Map.ofEntries(
          entry("actor", "octocat"),
          entry("actor_id", "999999999883"),
          entry("base_ref", ""),
          entry("check_run_id", "56363837828"),
          entry("event_name", "push"),
          entry("head_ref", ""),
          entry("job_workflow_ref", WORKFLOW),
          entry("job_workflow_sha", COMMIT),
          entry("ref", "refs/heads/main"),
          entry("ref_protected", "true"),
          entry("ref_type", "branch"),
          entry("repository", "acme/api"),
          entry("repository_id", "888888888888"),
          entry("repository_owner", "acme"),
          entry("repository_owner_id", "999999999999"),
          entry("repository_visibility", "private"),
          entry("run_attempt", "1"),
          entry("run_id", "19677834613"),
          entry("run_number", "4"),
          entry("runner_environment", "github-hosted"),
          entry("sha", COMMIT),
          entry("workflow", "Agent"),
          entry("workflow_ref", WORKFLOW),
          entry("workflow_sha", COMMIT));

  private GitHubClaims() {}

  /**
   * Returns the default subject, in which an environment has priority, even over a pull request.
   */
  static String subject(JsonNode claims, boolean immutable) {
    return "repo:" + repository(claims, immutable) + ":" + context(claims);
  }

  private static String repository(JsonNode claims, boolean immutable) {
    String repository = text(claims, "repository");
    int slash = repository.indexOf('/');
    if (!immutable || slash < 0) {
      return repository;
    }
    return repository.substring(0, slash)
        + "@"
        + text(claims, "repository_owner_id")
        + repository.substring(slash)
        + "@"
        + text(claims, "repository_id");
  }

  private static String context(JsonNode claims) {
    if (claims.has("environment")) {
      return "environment:" + text(claims, "environment").replace(":", "%3A");
    }
    return text(claims, "event_name").equals("pull_request")
        ? "pull_request"
        : "ref:" + text(claims, "ref");
  }

  private static String text(JsonNode claims, String name) {
    return claims.path(name).asText("");
  }
}
