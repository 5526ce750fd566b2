package io.porttokenvending.exchange;

/** Result of the replay check of one token. */
public enum ReplayOutcome {
  /** No other invocation has consumed it. */
  FIRST,
  /** Another invocation has consumed it. */
  REPLAYED,
  /** The table is unavailable. */
  UNAVAILABLE
}
