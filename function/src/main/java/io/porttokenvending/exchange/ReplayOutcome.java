package io.porttokenvending.exchange;

/** What is known of a token's earlier uses. */
public enum ReplayOutcome {
  /** None but this request's own. */
  FIRST,
  /** Another request has used it. */
  REPLAYED,
  /** Nothing: it could not be found out now. */
  UNAVAILABLE
}
