package io.porttokenvending.cli.lint;

import java.util.List;
import java.util.Set;

/** The events of GitHub that a job's token can name. */
final class GitHubEvents {
  /** Each event that runs a workflow by itself; {@code workflow_call} is never a token's. */
  static final List<String> KNOWN =
      names(
          """
          branch_protection_rule check_run check_suite create delete deployment deployment_status
          discussion discussion_comment dynamic fork gollum image_version issue_comment issues
          label merge_group milestone page_build public pull_request pull_request_review
          pull_request_review_comment pull_request_target push registry_package release
          repository_dispatch schedule status watch workflow_dispatch workflow_run
          """);

  /** Events that people without rights to the repository can cause. */
  static final Set<String> OUTSIDERS =
      Set.copyOf(
          names(
              """
              discussion discussion_comment fork gollum issue_comment issues pull_request_target
              watch workflow_run
              """));

  private GitHubEvents() {}

  private static List<String> names(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }
}
