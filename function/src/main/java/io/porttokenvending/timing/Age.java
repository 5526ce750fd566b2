package io.porttokenvending.timing;

import java.time.Duration;
import java.time.Instant;

/** Age of a cached value by the wall clock, which can be set back. */
public final class Age {
  private Age() {}

  /**
   * Returns whether {@code moment} is less than {@code limit} ago. A moment in the future is not:
   * the clock was set back after it, so the true age is unknown.
   */
  public static boolean isBelow(Duration limit, Instant moment, Instant now) {
    return !moment.isAfter(now) && Duration.between(moment, now).compareTo(limit) < 0;
  }
}
