package io.porttokenvending.aws;

import io.porttokenvending.timing.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last value that was read from a secret.
 *
 * @param readAt start of that read, so that a slow read does not lengthen the value's life
 * @param failedAt time of the latest read if it failed; otherwise empty
 */
record HeldSecret<V>(String versionId, V value, Instant readAt, Optional<Instant> failedAt) {
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);
  private static final Duration HOLD_BACK = Duration.ofSeconds(10);

  HeldSecret<V> failed(Instant at) {
    return new HeldSecret<>(versionId, value, readAt, Optional.of(at));
  }

  /** Returns whether the value is fresh, or whether the latest read failed a short time ago. */
  boolean servesWithoutRead(Duration ttl, Instant now) {
    return Age.isBelow(ttl, readAt, now)
        || (servesWithoutSource(now)
            && failedAt.isPresent()
            && Age.isBelow(HOLD_BACK, failedAt.get(), now));
  }

  /** Returns whether the value may be used although the secret cannot be read. */
  boolean servesWithoutSource(Instant now) {
    return Age.isBelow(LONGEST_OUTAGE, readAt, now);
  }
}
