package io.porttokenvending.timing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Retry waits that double from the first to the longest, and jitter that spreads the retries of
 * many instances.
 */
public record Backoff(Duration first, Duration longest) {
  /** Returns the wait after {@code previous}. */
  public Duration after(Duration previous) {
    Duration doubled = previous.multipliedBy(2);
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** Returns a random duration between zero and {@code longest}, both included. */
  public static Duration jitter(Duration longest, RandomGenerator random) {
    return Duration.ofNanos(random.nextLong(longest.toNanos() + 1));
  }
}
