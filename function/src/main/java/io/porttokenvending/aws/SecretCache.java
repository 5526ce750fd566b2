package io.porttokenvending.aws;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.SecretStore;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Age;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.timing.SingleFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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
 *   <li>Rejections by Port cause a read every five seconds at most.
 * </ul>
 */
public final class SecretCache<V> implements SecretStore<V> {
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);
  private static final Duration BETWEEN_TRIES_IN_AN_OUTAGE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_READS_AFTER_REJECTION = Duration.ofSeconds(5);

  private final SecretSource source;
  private final Reader<V> reader;
  private final Duration ttl;
  private final InstantSource clock;
  private final ConcurrentMap<String, Held<V>> held = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> readsAfterRejection = new ConcurrentHashMap<>();
  private final SingleFlight<String, Lookup<V>> reads = new SingleFlight<>();

  /** Converts a secret's content; the result is never {@code Missing} or {@code Unavailable}. */
  private interface Reader<V> {
    Lookup<V> read(String secretId, SecretVersion secret);
  }

  /**
   * The last value that was read from a secret.
   *
   * @param readAt start of that read, so that a slow read does not lengthen the value's life
   * @param failedAt time of the latest read if it failed
   */
  private record Held<V>(String versionId, V value, Instant readAt, Optional<Instant> failedAt) {
    boolean servesWithoutRead(Duration ttl, Instant now) {
      return Age.isBelow(ttl, readAt, now)
          || (servesWithoutSource(now)
              && failedAt.isPresent()
              && Age.isBelow(BETWEEN_TRIES_IN_AN_OUTAGE, failedAt.get(), now));
    }

    boolean servesWithoutSource(Instant now) {
      return Age.isBelow(LONGEST_OUTAGE, readAt, now);
    }
  }

  private SecretCache(SecretSource source, Reader<V> reader, Duration ttl, InstantSource clock) {
    this.source = source;
    this.reader = reader;
    this.ttl = ttl;
    this.clock = clock;
  }

  /**
   * Creates an empty cache of Port credentials.
   *
   * @param ttl longest life of a value; zero reads each time
   */
  public static SecretCache<PortCredentials> ofPortCredentials(
      SecretSource source, Duration ttl, InstantSource clock) {
    return new SecretCache<>(source, PortCredentialsReader::read, ttl, clock);
  }

  /** Creates an empty cache of secrets for headers of MCP servers. */
  public static SecretCache<Map<String, Secret>> ofHeaders(
      SecretSource source, Duration ttl, InstantSource clock) {
    return new SecretCache<>(source, (id, secret) -> HeaderSecretsReader.read(secret), ttl, clock);
  }

  @Override
  public Lookup<V> find(String secretId, Deadline deadline) {
    return find(secretId, version -> true, deadline);
  }

  /**
   * {@inheritDoc}
   *
   * <p>The result may be the rejected version, if there is no newer one or if the secret was read
   * after a rejection less than five seconds ago. A failed read is {@code Unavailable}, because
   * Port would reject the cached version again.
   */
  @Override
  public Lookup<V> findOtherThan(String secretId, String rejectedVersion, Deadline deadline) {
    return find(secretId, version -> !version.equals(rejectedVersion), deadline);
  }

  @Override
  public Optional<V> held(String secretId) {
    return Optional.ofNullable(held.get(secretId))
        .filter(secret -> secret.servesWithoutRead(ttl, clock.instant()))
        .map(Held::value);
  }

  @Override
  public Optional<Instant> readAt(String secretId) {
    return Optional.ofNullable(held.get(secretId)).map(Held::readAt);
  }

  /** Returns a value; {@code usable} decides by version id whether a cached one may be returned. */
  private Lookup<V> find(String secretId, Predicate<String> usable, Deadline deadline) {
    @Nullable Held<V> seen = held.get(secretId);
    @Nullable Held<V> spare = seen != null && usable.test(seen.versionId()) ? seen : null;
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
    @Nullable Held<V> last = held.get(secretId);
    return result instanceof Lookup.Unavailable
            && last != null
            && usable.test(last.versionId())
            && last.servesWithoutSource(clock.instant())
        ? new Lookup.Found<>(last.value())
        : result;
  }

  private Lookup<V> read(
      String secretId, @Nullable Held<V> seen, boolean rejected, Deadline deadline) {
    @Nullable Held<V> current = held.get(secretId);
    if (current != null && !current.equals(seen)) {
      // Another caller's read has ended since this caller looked at the cache: share its result.
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
    switch (source.read(secretId, deadline)) {
      case Lookup.Found<SecretVersion>(SecretVersion version) -> {
        Lookup<V> content = reader.read(secretId, version);
        if (content instanceof Lookup.Found<V>(V value)) {
          held.put(secretId, new Held<>(version.versionId(), value, began, Optional.empty()));
        } else {
          held.remove(secretId);
        }
        return content;
      }
      case Lookup.Missing<SecretVersion> _ -> {
        held.remove(secretId);
        return new Lookup.Missing<>();
      }
      case Lookup.Malformed<SecretVersion> _ -> {
        held.remove(secretId);
        return new Lookup.Malformed<>();
      }
      case Lookup.Unavailable<SecretVersion> _ -> {
        Optional<Instant> failed = Optional.of(clock.instant());
        held.computeIfPresent(
            secretId,
            (id, last) -> new Held<>(last.versionId(), last.value(), last.readAt(), failed));
        return new Lookup.Unavailable<>();
      }
    }
  }
}
