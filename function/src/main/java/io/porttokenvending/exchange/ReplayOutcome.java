package io.porttokenvending.exchange;

/** What the table of consumed tokens shows of a token. */
public enum ReplayOutcome {
  /** No other invocation has consumed it. */
  FIRST,
  /** Another invocation has consumed it. */
  REPLAYED,
  /** Nothing, because the table is unavailable. */
  UNAVAILABLE
}
