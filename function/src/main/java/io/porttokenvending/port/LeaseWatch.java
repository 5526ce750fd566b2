package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.timing.Backoff;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one waiting instance has seen of a row, and since when. Time is that of its own monotonic
 * clock, so that no clock of another instance decides when a lease ends.
 */
final class LeaseWatch {
  /** Longer than a call to Port, after which the holder renews the lease. */
  static final Duration LEASE = Duration.ofSeconds(6);

  private static final Backoff POLLS = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

  private final Waiting waiting;
  private long since;
  private @Nullable String revision;
  private @Nullable String lostRevision;
  private boolean sawLease;
  private Duration longestPause = POLLS.first();

  LeaseWatch(Waiting waiting) {
    this.waiting = waiting;
    this.since = waiting.nanoTime().getAsLong();
  }

  void see(SharedRow row) {
    if (!row.revision().equals(revision)) {
      revision = row.revision();
      since = waiting.nanoTime().getAsLong();
    }
    sawLease |= row.leased();
  }

  boolean sawLease() {
    return sawLease;
  }

  /** Returns whether the row has not changed, or was not readable, for the time of a lease. */
  boolean isOver() {
    return waiting.nanoTime().getAsLong() - since >= LEASE.toNanos();
  }

  /** Another write has replaced this row. */
  void lost(SharedRow row) {
    lostRevision = row.revision();
  }

  /** Returns whether the table shows a row that it has reported as replaced. */
  boolean contradicts(SharedRow row) {
    return row.revision().equals(lostRevision);
  }

  /** Returns whether there is time for another look at the row. */
  boolean pause(Deadline deadline) {
    Duration half = longestPause.dividedBy(2);
    Duration pause = half.plus(Backoff.jitter(half, waiting.random()));
    longestPause = POLLS.after(longestPause);
    if (pause.compareTo(deadline.remaining()) >= 0) {
      return false;
    }
    try {
      return waiting.sleeper().sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
