package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.timing.Backoff;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one waiting instance has seen of a row, and since when. Time is that of its own monotonic
 * clock, so that no clock of another instance decides when a lease ends.
 */
final class LeaseWatch {
  /** Longer than a call to Port, after which the holder renews the lease. */
  static final Duration LEASE = Duration.ofSeconds(6);

  private static final Backoff POLLS = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

  private final Timer timer;
  private long since;
  private @Nullable String revision;
  private @Nullable String lostRevision;
  private boolean sawLease;
  private byte @Nullable [] data;
  private Duration longestPause = POLLS.first();

  LeaseWatch(Timer timer) {
    this.timer = timer;
    this.since = timer.nanoTime().getAsLong();
  }

  void see(SharedRow row) {
    if (!row.revision().equals(revision)) {
      revision = row.revision();
      since = timer.nanoTime().getAsLong();
    }
    sawLease |= row.leased();
    data = row.data();
  }

  /** Returns whether another result was written since the last look. */
  boolean isNewResult(SharedRow row) {
    return data != null && !Arrays.equals(data, row.data());
  }

  boolean sawLease() {
    return sawLease;
  }

  /** Returns whether the row has not changed, or was not readable, for the time of a lease. */
  boolean isOver() {
    return timer.nanoTime().getAsLong() - since >= LEASE.toNanos();
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
    Duration pause = half.plus(Backoff.jitter(half, timer.random()));
    longestPause = POLLS.after(longestPause);
    if (pause.compareTo(deadline.remaining()) >= 0) {
      return false;
    }
    try {
      return timer.sleeper().sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
