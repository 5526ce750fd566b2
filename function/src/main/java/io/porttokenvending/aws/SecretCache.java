package io.porttokenvending.aws;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Age;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.timing.SingleFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values read from secrets, by secret id.
 *
 * <ul>
 *   <li>A value is fresh for the time to live, counted from the start of its read.
 *   <li>If the secret cannot be read, the value remains in use for an hour from the same moment,
 *       and the read is tried again every ten seconds.
 *   <li>A missing or malformed secret is not cached, and removes the cached value.
 *   <li>One read at a time runs per secret id, without a lock.
 * </ul>
 */
final class SecretCache<V> {
  private static final Duration BETWEEN_READS_AFTER_REJECTION = Duration.ofSeconds(5);

  private final SecretSource source;
  private final Reader<V> reader;
  private final Duration ttl;
  private final InstantSource clock;
  private final ConcurrentMap<String, HeldSecret<V>> held = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> readsAfterRejection = new ConcurrentHashMap<>();
  private final SingleFlight<String, Lookup<V>> reads = new SingleFlight<>();

  /** Converts a secret's content; the result is never {@code Missing} or {@code Unavailable}. */
  interface Reader<V> {
    Lookup<V> read(String secretId, SecretVersion secret);
  }

  /**
   * Creates an empty cache.
   *
   * @param ttl longest life of a value; zero reads each time
   */
  SecretCache(SecretSource source, Reader<V> reader, Duration ttl, InstantSource clock) {
    this.source = source;
    this.reader = reader;
    this.ttl = ttl;
    this.clock = clock;
  }

  /**
   * Returns the current version's value. If {@code usable} rejects the cached version, the secret
   * is read again, but at most every five seconds; in between, the cached value is returned.
   *
   * @param usable tells by version id whether a cached value may be returned without a read
   */
  Lookup<V> find(String secretId, Predicate<String> usable, Deadline deadline) {
    @Nullable HeldSecret<V> seen = held.get(secretId);
    @Nullable HeldSecret<V> spare = seen != null && usable.test(seen.versionId()) ? seen : null;
    Instant now = clock.instant();
    if (spare != null && spare.servesWithoutRead(ttl, now)) {
      return new Lookup.Found<>(spare.value());
    }
    // With a value to fall back on, a hanging read must leave time to use it.
    Deadline limit =
        spare != null && spare.servesWithoutSource(now)
            ? deadline.within(deadline.remaining().dividedBy(2))
            : deadline;
    Lookup<V> result =
        reads
            .run(secretId, limit, () -> read(secretId, seen, seen != null && spare == null, limit))
            .orElseGet(Lookup.Unavailable::new);
    return result instanceof Lookup.Unavailable ? withoutSource(secretId, usable) : result;
  }

  /** Returns the value that {@link #find} would return without a read; empty if it would read. */
  Optional<V> held(String secretId) {
    return Optional.ofNullable(held.get(secretId))
        .filter(secret -> secret.servesWithoutRead(ttl, clock.instant()))
        .map(HeldSecret::value);
  }

  /** Returns when the cached value was read. */
  Optional<Instant> readAt(String secretId) {
    return Optional.ofNullable(held.get(secretId)).map(HeldSecret::readAt);
  }

  private Lookup<V> read(
      String secretId, @Nullable HeldSecret<V> seen, boolean rejected, Deadline deadline) {
    @Nullable HeldSecret<V> current = held.get(secretId);
    if (current != null && !current.equals(seen)) {
      // Another caller's read ended between this caller's look and its turn: share its result.
      return current.failedAt().isPresent()
          ? new Lookup.Unavailable<>()
          : new Lookup.Found<>(current.value());
    }
    if (current != null && rejected && wasJustReadAfterRejection(secretId)) {
      return new Lookup.Found<>(current.value());
    }
    if (deadline.hasPassed()) {
      return new Lookup.Unavailable<>();
    }
    Instant began = clock.instant();
    Lookup<V> result = readSource(secretId, began, deadline);
    switch (result) {
      case Lookup.Found<V> _ -> {}
      case Lookup.Missing<V> _, Lookup.Malformed<V> _ -> held.remove(secretId);
      case Lookup.Unavailable<V> _ ->
          held.computeIfPresent(secretId, (id, last) -> last.failed(clock.instant()));
    }
    if (rejected) {
      readsAfterRejection.put(secretId, began);
    }
    return result;
  }

  private boolean wasJustReadAfterRejection(String secretId) {
    Instant last = readsAfterRejection.getOrDefault(secretId, Instant.EPOCH);
    return Age.isBelow(BETWEEN_READS_AFTER_REJECTION, last, clock.instant());
  }

  private Lookup<V> readSource(String secretId, Instant began, Deadline deadline) {
    return switch (source.read(secretId, deadline)) {
      case Lookup.Found<SecretVersion>(SecretVersion version) -> {
        Lookup<V> content = reader.read(secretId, version);
        if (content instanceof Lookup.Found<V>(V value)) {
          held.put(secretId, new HeldSecret<>(version.versionId(), value, began, Optional.empty()));
        }
        yield content;
      }
      case Lookup.Missing<SecretVersion> _ -> new Lookup.Missing<>();
      case Lookup.Malformed<SecretVersion> _ -> new Lookup.Malformed<>();
      case Lookup.Unavailable<SecretVersion> _ -> new Lookup.Unavailable<>();
    };
  }

  private Lookup<V> withoutSource(String secretId, Predicate<String> usable) {
    @Nullable HeldSecret<V> last = held.get(secretId);
    return last != null
            && usable.test(last.versionId())
            && last.servesWithoutSource(clock.instant())
        ? new Lookup.Found<>(last.value())
        : new Lookup.Unavailable<>();
  }
}
