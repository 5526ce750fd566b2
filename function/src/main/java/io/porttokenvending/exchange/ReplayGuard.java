package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;

/** Lets each subject token be used once. */
public interface ReplayGuard {
  /** In place of a guard where the operator has turned replay protection off. */
  ReplayGuard OFF = (use, deadline) -> ReplayOutcome.FIRST;

  /**
   * Uses the token up. Of all requests that present it, also at the same moment and in other
   * processes, one is told {@code FIRST}.
   */
  ReplayOutcome firstUse(TokenUse use, Deadline deadline);
}
