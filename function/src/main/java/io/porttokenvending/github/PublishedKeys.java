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
 * One issuer's key set as published at its configured address: fresh for an hour, kept through
 * failed refreshes for a day, and fetched again for an unknown {@code kid} at most every 30 s, so
 * that callers who invent key ids neither flood the issuer nor hide a rotation for longer. Without
 * a usable set, a failed fetch is remembered for 5 s: callers without a valid token cannot occupy
 * an instance by waiting for an unresponsive issuer.
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

  /** End of the latest fetch that failed. */
  private volatile Instant lastFailure = Instant.EPOCH;

  /** The last good set, with the moment its fetch began. */
  private record Held(JwkSet keys, Instant since) {}

  /**
   * Keys that are first fetched when first needed.
   *
   * @param http bounds each fetch to two seconds and 512 KiB
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
   * <p>The failure is forgotten: in a start, which still loads classes, the process itself may be
   * slower than the limit of a fetch, and no caller caused this one.
   */
  @Override
  public void prefetch(Deadline deadline) {
    // No key has this id, and the lookup fetches the whole set.
    var _ = find("", deadline);
    lastFailure = Instant.EPOCH;
  }

  @Override
  public Optional<Instant> fetchedAt() {
    return Optional.ofNullable(held).map(Held::since);
  }

  /** The newest usable set, fetched unless a fetch was tried or failed a short time ago. */
  private Optional<Held> refreshed(Deadline deadline) {
    Optional<Held> current = usable();
    boolean heldBack =
        current.isPresent()
            ? isYoungerThan(BETWEEN_FETCHES, lastFetch)
            : isYoungerThan(FAILURE, lastFailure);
    if (heldBack) {
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
    // A fetch that this caller's own deadline cut off does not show that the issuer fails.
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
