package io.porttokenvending.aws;

import io.porttokenvending.timing.Age;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret as it was read last.
 *
 * @param readAt when that read began, so that a slow one does not lengthen its life
 * @param failedAt when the latest read failed, empty when it is the one that brought this
 */
record HeldSecret<V>(CachedLookup.Found<V> secret, Instant readAt, Optional<Instant> failedAt) {
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);
  private static final Duration HOLD_BACK = Duration.ofSeconds(10);

  static <V> HeldSecret<V> read(CachedLookup.Found<V> secret, Instant readAt) {
    return new HeldSecret<>(secret, readAt, Optional.empty());
  }

  HeldSecret<V> failed(Instant at) {
    return new HeldSecret<>(secret, readAt, Optional.of(at));
  }

  /** Fresh, or read in vain so lately that another try would only cost time. */
  boolean servesWithoutRead(Duration ttl, Instant now) {
    return Age.isBelow(ttl, readAt, now)
        || (servesWithoutSource(now)
            && failedAt.isPresent()
            && Age.isBelow(HOLD_BACK, failedAt.get(), now));
  }

  /** May be used although it cannot be read anew. */
  boolean servesWithoutSource(Instant now) {
    return Age.isBelow(LONGEST_OUTAGE, readAt, now);
  }
}
