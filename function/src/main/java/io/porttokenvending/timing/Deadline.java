package io.porttokenvending.timing;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time by which a request must be answered, on a monotonic clock. */
public final class Deadline {
  private final LongSupplier clock;
  private final long nanoTime;

  private Deadline(LongSupplier clock, long nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  public static Deadline in(Duration duration) {
    return in(duration, System::nanoTime);
  }

  /**
   * Returns the deadline on another clock than the system's.
   *
   * @param clock monotonic, in nanoseconds
   */
  public static Deadline in(Duration duration, LongSupplier clock) {
    return new Deadline(clock, clock.getAsLong() + duration.toNanos());
  }

  /** Returns the remaining time, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, nanoTime - clock.getAsLong()));
  }

  /** Returns the remaining time, but at most {@code limit}. */
  public Duration atMost(Duration limit) {
    Duration remaining = remaining();
    return remaining.compareTo(limit) < 0 ? remaining : limit;
  }

  public boolean hasPassed() {
    return nanoTime - clock.getAsLong() <= 0;
  }

  /** Returns the earlier of this deadline and {@code limit} from now. */
  public Deadline within(Duration limit) {
    Deadline other = in(limit, clock);
    return other.nanoTime - nanoTime < 0 ? other : this;
  }
}
