package io.porttokenvending.timing;

import java.time.Duration;
import java.time.Instant;

/** Age of a cached value by the wall clock, which can be set back. */
public final class Age {
  private Age() {}

  /**
   * Returns whether {@code moment} is less than {@code limit} ago. Returns false for a moment in
   * the future: the clock was set back, so the true age is unknown.
   */
  public static boolean isBelow(Duration limit, Instant moment, Instant now) {
    return !moment.isAfter(now) && Duration.between(moment, now).compareTo(limit) < 0;
  }
}
