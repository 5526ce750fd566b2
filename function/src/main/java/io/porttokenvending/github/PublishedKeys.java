package io.porttokenvending.github;

import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.Age;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.timing.SingleFlight;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.token.KeyLookup;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One issuer's key set, fetched from its configured address. A set is fresh for an hour, and usable
 * for a day while refreshes fail. An unknown {@code kid} causes at most one fetch every 30 s:
 * callers that invent key ids cannot flood the issuer, and a rotation is visible after that time.
 * Without a usable set, no fetch follows a failed one for 5 s: callers without a valid token cannot
 * occupy an instance by waiting for an unresponsive issuer.
 */
public final class PublishedKeys implements IssuerKeys {
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration USABLE = Duration.ofHours(24);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
  private static final Duration FAILURE = Duration.ofSeconds(5);
  private static final Duration LONGEST_FETCH = Duration.ofSeconds(2);

  private final URI address;
  private final BoundedHttpClient http;
  private final InstantSource clock;
  private final SingleFlight<URI, Optional<Held>> fetches = new SingleFlight<>();
  private volatile @Nullable Held held;
  private volatile Instant lastFetch = Instant.EPOCH;

  /** End of the latest failed fetch. */
  private volatile Instant lastFailure = Instant.EPOCH;

  /** The last valid set, with the start time of its fetch. */
  private record Held(JwkSet keys, Instant since) {}

  /**
   * Creates the cache; the first lookup fetches the keys.
   *
   * @param http client that limits each fetch to two seconds and 512 KiB
   */
  public PublishedKeys(URI address, BoundedHttpClient http, InstantSource clock) {
    this.address = address;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public KeyLookup find(String kid, Deadline deadline) {
    Optional<Held> current = usable();
    if (current.isPresent() && isYoungerThan(FRESH, current.get().since())) {
      var key = current.get().keys().find(kid);
      if (key.isPresent()) {
        return new KeyLookup.Found(key.get());
      }
    }
    Optional<Held> newest =
        fetches.run(address, deadline, () -> refreshed(deadline)).orElse(current);
    if (newest.isEmpty()) {
      return new KeyLookup.Unavailable();
    }
    return newest
        .get()
        .keys()
        .find(kid)
        .<KeyLookup>map(KeyLookup.Found::new)
        .orElseGet(KeyLookup.Unknown::new);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A failure does not delay the next fetch: while classes still load, the process itself may
   * exceed a fetch's limit, and no caller caused this fetch.
   */
  @Override
  public void prefetch(Deadline deadline) {
    // No key has this id, so the lookup fetches the whole set.
    var _ = find("", deadline);
    lastFailure = Instant.EPOCH;
  }

  @Override
  public Optional<Instant> fetchedAt() {
    return Optional.ofNullable(held).map(Held::since);
  }

  /** Returns the newest usable set. Fetches it unless the last fetch or failure is too recent. */
  private Optional<Held> refreshed(Deadline deadline) {
    Optional<Held> current = usable();
    boolean tooEarly =
        current.isPresent()
            ? isYoungerThan(BETWEEN_FETCHES, lastFetch)
            : isYoungerThan(FAILURE, lastFailure);
    if (tooEarly) {
      return current;
    }
    Instant now = clock.instant();
    lastFetch = now;
    HttpCall call = new HttpCall("GET", address, Map.of(), null);
    Optional<JwkSet> fetched =
        http.send(call, deadline.within(LONGEST_FETCH)) instanceof HttpOutcome.Answer answer
                && answer.status() == 200
            ? JwkSet.parse(answer.body())
            : Optional.empty();
    fetched.ifPresent(keys -> held = new Held(keys, now));
    // A fetch that ended at this caller's deadline does not show that the issuer fails.
    if (fetched.isEmpty() && !deadline.hasPassed()) {
      lastFailure = clock.instant();
    }
    return usable();
  }

  private Optional<Held> usable() {
    return Optional.ofNullable(held).filter(set -> isYoungerThan(USABLE, set.since()));
  }

  private boolean isYoungerThan(Duration age, Instant moment) {
    return Age.isBelow(age, moment, clock.instant());
  }
}
