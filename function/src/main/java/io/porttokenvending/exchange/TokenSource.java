package io.porttokenvending.exchange;

/** Where a request's Port token comes from. */
public enum TokenSource {
  /** The memory of this instance. */
  HELD,
  /** The table that all instances share. */
  SHARED,
  /** An exchange at Port for this request. */
  EXCHANGED
}
