package io.porttokenvending.aws;

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
    return isYounger(readAt, ttl, now)
        || (servesWithoutSource(now)
            && failedAt.isPresent()
            && isYounger(failedAt.get(), HOLD_BACK, now));
  }

  /** May be used although it cannot be read anew. */
  boolean servesWithoutSource(Instant now) {
    return Duration.between(readAt, now).compareTo(LONGEST_OUTAGE) <= 0;
  }

  /** A clock that was set back makes no moment young. */
  private static boolean isYounger(Instant moment, Duration limit, Instant now) {
    Duration age = Duration.between(moment, now);
    return !age.isNegative() && age.compareTo(limit) < 0;
  }
}
