package io.porttokenvending.trust;

import java.util.Optional;
import java.util.Set;

/**
 * Which events a rule holds for. Without a list only those that no outsider can cause: {@code
 * pull_request_target}, {@code workflow_run} and comments run with the repository's rights on an
 * outsider's input, and have opened many a trust policy.
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
    if (identity.ref().startsWith(PULL_REFS) && !listsPullRequest()) {
      return Optional.of("ref");
    }
    return Optional.empty();
  }

  /** Whether a ref below {@code refs/pull/} can match. */
  public boolean listsPullRequest() {
    return lists("pull_request") || lists("pull_request_target");
  }

  private boolean lists(String event) {
    return listed.isPresent() && listed.get().contains(event);
  }
}
