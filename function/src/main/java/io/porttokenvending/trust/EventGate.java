package io.porttokenvending.trust;

import java.util.Optional;
import java.util.Set;

/**
 * The events and refs that a rule matches, in addition to its conditions. Without a list, it
 * matches only events that outsiders cannot trigger: {@code pull_request_target}, {@code
 * workflow_run} and comments run with the repository's permissions on an outsider's input. An
 * outsider's commit also reaches a job through a pull request's ref and through a deployment of a
 * bare commit.
 *
 * @param listed the rule's {@code event_name}; empty when the rule has none
 */
public record EventGate(Optional<Set<String>> listed) {
  /** The events that a rule without a list matches. */
  public static final Set<String> DEFAULT =
      Set.of("push", "schedule", "workflow_dispatch", "merge_group", "release", "deployment");

  private static final String PULL_REFS = "refs/pull/";

  /** Returns whether the rule lists events, but not this job's event. */
  boolean isUnlisted(WorkflowIdentity identity) {
    return listed.isPresent() && !listed.get().contains(identity.eventName());
  }

  /** Returns the claim that fails unless the rule lists the event; empty when none fails. */
  Optional<String> failedClaim(WorkflowIdentity identity) {
    if (listed.isEmpty() && !DEFAULT.contains(identity.eventName())) {
      return Optional.of("event_name");
    }
    boolean refFails =
        (identity.ref().startsWith(PULL_REFS) && !listsPullRequest())
            || (identity.ref().isEmpty() && !listsDeployment());
    return refFails ? Optional.of("ref") : Optional.empty();
  }

  /** Returns whether a ref below {@code refs/pull/} can match. */
  public boolean listsPullRequest() {
    return lists("pull_request") || lists("pull_request_target");
  }

  /**
   * Returns whether an empty ref can match. A deployment of a bare commit has an empty ref, and the
   * commit may come from a fork.
   */
  public boolean listsDeployment() {
    return lists("deployment") || lists("deployment_status");
  }

  private boolean lists(String event) {
    return listed.isPresent() && listed.get().contains(event);
  }
}
