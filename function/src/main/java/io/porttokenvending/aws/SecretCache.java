package io.porttokenvending.aws;

import io.porttokenvending.timing.Age;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.timing.SingleFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Secrets and what was made of them, cached by secret id.
 *
 * <table>
 *   <caption>What is held, and for how long</caption>
 *   <tr><td>found</td><td>for the time to live, counted from the beginning of the read</td></tr>
 *   <tr><td>found, then not readable</td>
 *       <td>for an hour from the same moment, with a try every ten seconds</td></tr>
 *   <tr><td>missing, malformed</td><td>not at all, and what was held goes with it</td></tr>
 *   <tr><td>not readable, nothing held</td><td>not at all</td></tr>
 * </table>
 *
 * One read at a time goes out for a secret id; no lock is held meanwhile.
 */
final class SecretCache<V> {
  private static final Duration BETWEEN_READS_AFTER_REJECTION = Duration.ofSeconds(5);

  private final SecretSource source;
  private final BiFunction<String, SecretLookup.Found, Optional<V>> reader;
  private final Duration ttl;
  private final InstantSource clock;
  private final ConcurrentMap<String, HeldSecret<V>> held = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> readsAfterRejection = new ConcurrentHashMap<>();
  private final SingleFlight<String, CachedLookup<V>> reads = new SingleFlight<>();

  /**
   * A cache.
   *
   * @param reader makes of a secret's id and content what is wanted; empty when it is malformed
   * @param ttl the longest life of what was read; zero reads each time
   */
  SecretCache(
      SecretSource source,
      BiFunction<String, SecretLookup.Found, Optional<V>> reader,
      Duration ttl,
      InstantSource clock) {
    this.source = source;
    this.reader = reader;
    this.ttl = ttl;
    this.clock = clock;
  }

  /**
   * The current version. If {@code usable} rejects the held one, the secret is read again, but at
   * most every five seconds; in between, the held version is returned.
   *
   * @param usable which held version, by its id, may be given without a successful read
   */
  CachedLookup<V> find(String secretId, Predicate<String> usable, Deadline deadline) {
    @Nullable HeldSecret<V> seen = held.get(secretId);
    @Nullable HeldSecret<V> spare =
        seen != null && usable.test(seen.secret().versionId()) ? seen : null;
    Instant now = clock.instant();
    if (spare != null && spare.servesWithoutRead(ttl, now)) {
      return spare.secret();
    }
    // With something to fall back on, a hanging read must leave time to use it.
    Deadline limit =
        spare != null && spare.servesWithoutSource(now)
            ? deadline.within(deadline.remaining().dividedBy(2))
            : deadline;
    CachedLookup<V> outcome =
        reads
            .run(secretId, limit, () -> read(secretId, seen, seen != null && spare == null, limit))
            .orElseGet(CachedLookup.Unavailable::new);
    return switch (outcome) {
      case CachedLookup.Found<V> _, CachedLookup.Missing<V> _, CachedLookup.Malformed<V> _ ->
          outcome;
      case CachedLookup.Unavailable<V> _ -> withoutSource(secretId, usable);
    };
  }

  /** The secret that {@link #find} would return without a read; empty if it would read. */
  Optional<CachedLookup.Found<V>> held(String secretId) {
    return Optional.ofNullable(held.get(secretId))
        .filter(secret -> secret.servesWithoutRead(ttl, clock.instant()))
        .map(HeldSecret::secret);
  }

  /** When what is held was read. */
  Optional<Instant> readAt(String secretId) {
    return Optional.ofNullable(held.get(secretId)).map(HeldSecret::readAt);
  }

  private CachedLookup<V> read(
      String secretId, @Nullable HeldSecret<V> seen, boolean rejected, Deadline deadline) {
    @Nullable HeldSecret<V> current = held.get(secretId);
    if (current != null && !current.equals(seen)) {
      // Another caller's read ended between this caller's look and its turn: it is shared too.
      return current.failedAt().isPresent() ? new CachedLookup.Unavailable<>() : current.secret();
    }
    if (current != null && rejected && wasJustReadAfterRejection(secretId)) {
      return current.secret();
    }
    if (deadline.hasPassed()) {
      return new CachedLookup.Unavailable<>();
    }
    Instant began = clock.instant();
    CachedLookup<V> outcome = readSource(secretId, deadline);
    switch (outcome) {
      case CachedLookup.Found<V> found -> held.put(secretId, HeldSecret.read(found, began));
      case CachedLookup.Missing<V> _, CachedLookup.Malformed<V> _ -> held.remove(secretId);
      case CachedLookup.Unavailable<V> _ ->
          held.computeIfPresent(secretId, (id, last) -> last.failed(clock.instant()));
    }
    if (rejected) {
      readsAfterRejection.put(secretId, began);
    }
    return outcome;
  }

  private boolean wasJustReadAfterRejection(String secretId) {
    Instant last = readsAfterRejection.getOrDefault(secretId, Instant.EPOCH);
    return Age.isBelow(BETWEEN_READS_AFTER_REJECTION, last, clock.instant());
  }

  private CachedLookup<V> readSource(String secretId, Deadline deadline) {
    return switch (source.read(secretId, deadline)) {
      case SecretLookup.Found found ->
          reader
              .apply(secretId, found)
              .<CachedLookup<V>>map(value -> new CachedLookup.Found<>(found.versionId(), value))
              .orElseGet(CachedLookup.Malformed::new);
      case SecretLookup.Missing _ -> new CachedLookup.Missing<>();
      case SecretLookup.Malformed _ -> new CachedLookup.Malformed<>();
      case SecretLookup.Unavailable _ -> new CachedLookup.Unavailable<>();
    };
  }

  private CachedLookup<V> withoutSource(String secretId, Predicate<String> usable) {
    @Nullable HeldSecret<V> last = held.get(secretId);
    return last != null
            && usable.test(last.secret().versionId())
            && last.servesWithoutSource(clock.instant())
        ? last.secret()
        : new CachedLookup.Unavailable<>();
  }
}
