package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;

/** Grants each subject token once. */
public interface ReplayGuard {
  /** The guard of a deployment whose operator has turned replay protection off. */
  ReplayGuard OFF =
      new ReplayGuard() {
        @Override
        public ReplayOutcome check(TokenUse use, Deadline deadline) {
          return ReplayOutcome.FIRST;
        }

        @Override
        public ReplayOutcome consume(TokenUse use, Deadline deadline) {
          return ReplayOutcome.FIRST;
        }
      };

  /**
   * Reads whether the token is already consumed, and consumes nothing. {@code FIRST} grants
   * nothing: only {@link #consume} decides.
   */
  ReplayOutcome check(TokenUse use, Deadline deadline);

  /**
   * Consumes the token. Of all requests that present it, even at the same moment and in other
   * processes, exactly one gets {@code FIRST}.
   */
  ReplayOutcome consume(TokenUse use, Deadline deadline);
}
