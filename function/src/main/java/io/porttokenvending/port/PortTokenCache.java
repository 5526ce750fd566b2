package io.porttokenvending.port;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenOutcome;
import io.porttokenvending.exchange.PortTokens;
import io.porttokenvending.port.ExchangeOutcome.Issued;
import io.porttokenvending.port.ExchangeOutcome.Rejected;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.timing.SingleFlight;
import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;

/**
 * Holds Port's one active token for each set of credentials, and what Port said when there was
 * none, so that Port's small quota of exchanges lasts.
 */
public final class PortTokenCache implements PortTokens {
  private final ConcurrentMap<CacheKey, CacheEntry> entries = new ConcurrentHashMap<>();
  private final SingleFlight<CacheKey, CacheEntry> flights = new SingleFlight<>();
  private final PortTokenEndpoint endpoint;
  private final Retries retries;
  private final InstantSource clock;

  /**
   * @param random spreads the retries of many instances; used by several threads at once
   */
  public PortTokenCache(HttpSender http, InstantSource clock, RandomGenerator random) {
    this(http, clock, new Retries(random, Thread::sleep));
  }

  PortTokenCache(HttpSender http, InstantSource clock, Retries retries) {
    this.endpoint = new PortTokenEndpoint(http, clock);
    this.retries = retries;
    this.clock = clock;
  }

  @Override
  public PortTokenOutcome tokenFor(
      PortCredentials credentials, PortSettings settings, Deadline deadline) {
    CacheKey key = CacheKey.of(credentials, settings);
    Duration minTtl = settings.minTtl();
    Instant now = clock.instant();
    Optional<CacheEntry> held = standing(key, minTtl, now);
    if (held.isPresent()) {
      return held.get().answer(minTtl, now);
    }
    // Profiles that differ in min_ttl share a flight, so it brings the entry and not one's answer.
    return flights
        .run(
            key,
            deadline,
            () ->
                standing(key, minTtl, clock.instant())
                    .orElseGet(() -> exchange(key, credentials, deadline)))
        .map(entry -> entry.answer(minTtl, clock.instant()))
        .orElseGet(() -> new PortTokenOutcome.Unavailable(Optional.empty()));
  }

  @Override
  public boolean holds(PortCredentials credentials, PortSettings settings) {
    return Optional.ofNullable(entries.get(CacheKey.of(credentials, settings)))
        .filter(entry -> entry.serves(settings.minTtl(), clock.instant()))
        .isPresent();
  }

  private Optional<CacheEntry> standing(CacheKey key, Duration minTtl, Instant now) {
    return Optional.ofNullable(entries.get(key)).filter(entry -> entry.stands(minTtl, now));
  }

  private CacheEntry exchange(CacheKey key, PortCredentials credentials, Deadline deadline) {
    ExchangeOutcome outcome =
        retries.run(deadline, () -> endpoint.exchange(credentials, key.address(), deadline));
    CacheEntry entry =
        CacheEntry.after(Optional.ofNullable(entries.get(key)), outcome, clock.instant());
    entries.put(key, entry);
    if (outcome instanceof Issued || outcome instanceof Rejected) {
      // Port has judged this version, so nobody asks with another any more.
      entries.keySet().removeIf(other -> other.isOtherVersionOf(key));
    }
    return entry;
  }
}
