package io.porttokenvending.trust;

import java.util.Optional;
import java.util.Set;

/**
 * Which events and refs a rule matches, apart from its conditions. Without a list it matches only
 * events that no outsider can cause: {@code pull_request_target}, {@code workflow_run} and comments
 * run with the repository's rights on an outsider's input. An outsider's commit also reaches a job
 * by a pull request's ref and by a deployment of a bare commit.
 *
 * @param listed the rule's {@code event_name}; empty when it has none
 */
public record EventGate(Optional<Set<String>> listed) {
  /** The events that a rule without a list holds for. */
  public static final Set<String> DEFAULT =
      Set.of("push", "schedule", "workflow_dispatch", "merge_group", "release", "deployment");

  private static final String PULL_REFS = "refs/pull/";

  /** Whether the rule lists events and this one is not among them. */
  boolean isUnlisted(WorkflowIdentity identity) {
    return listed.isPresent() && !listed.get().contains(identity.eventName());
  }

  /**
   * The claim that only an event listed by name would let pass; empty when none stands in the way.
   */
  Optional<String> refused(WorkflowIdentity identity) {
    if (listed.isEmpty() && !DEFAULT.contains(identity.eventName())) {
      return Optional.of("event_name");
    }
    boolean refused =
        (identity.ref().startsWith(PULL_REFS) && !listsPullRequest())
            || (identity.ref().isEmpty() && !listsDeployment());
    return refused ? Optional.of("ref") : Optional.empty();
  }

  /** Whether a ref below {@code refs/pull/} can match. */
  public boolean listsPullRequest() {
    return lists("pull_request") || lists("pull_request_target");
  }

  /**
   * Whether an empty ref can match. A deployment of a bare commit has one, and the commit may be a
   * fork's.
   */
  public boolean listsDeployment() {
    return lists("deployment") || lists("deployment_status");
  }

  private boolean lists(String event) {
    return listed.isPresent() && listed.get().contains(event);
  }
}
