package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;

/**
 * Table whose rows all instances of the function share. Each call takes a fraction of a second at
 * most, because every caller can do without the table.
 */
public interface SharedRows {
  /** Reads the latest state of a row. */
  Reading read(String id, Deadline deadline);

  /** Writes {@code row} if nothing has written it since {@code replaced} was read. */
  Writing write(SharedRow row, SharedRow replaced, Deadline deadline);

  /** Result of a read. */
  sealed interface Reading {
    record Read(SharedRow row) implements Reading {}

    /** The table is healthy, but has too many calls at the moment. */
    record Throttled() implements Reading {}

    /** The table failed or did not respond in time. */
    record Failed() implements Reading {}
  }

  /** Result of a write. */
  enum Writing {
    WRITTEN,
    /** Another write came first. */
    CONFLICT,
    /** The table is healthy, but has too many calls at the moment. */
    THROTTLED,
    /** The table failed or did not respond in time; the row may be written or not. */
    FAILED
  }
}
