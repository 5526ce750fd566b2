package io.porttokenvending.port;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenState;
import io.porttokenvending.exchange.PortTokens;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Rejected;
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
 * Cache of Port's one active token, or of Port's last error, for each credential set. Port's quota
 * of exchanges is small, so no exchange starts while a token has not expired.
 */
public final class PortTokenCache implements PortTokens {
  /** What makes Port return the same token: one version of one secret, sent to one address. */
  record Key(String secretId, String versionId, TokenAddress address) {
    static Key of(PortCredentials credentials, PortSettings settings) {
      return new Key(credentials.secretId(), credentials.versionId(), TokenAddress.of(settings));
    }

    boolean isOtherVersionOf(Key other) {
      return secretId.equals(other.secretId)
          && address.equals(other.address)
          && !versionId.equals(other.versionId);
    }
  }

  private final ConcurrentMap<Key, CacheEntry> entries = new ConcurrentHashMap<>();
  private final SingleFlight<Key, CacheEntry> flights = new SingleFlight<>();
  private final PortTokenEndpoint endpoint;
  private final Retries retries;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param random spreads the exchanges of many instances; used by several threads at once
   */
  public PortTokenCache(HttpSender http, InstantSource clock, RandomGenerator random) {
    this(http, clock, random, Thread::sleep);
  }

  PortTokenCache(
      HttpSender http, InstantSource clock, RandomGenerator random, Retries.Sleeper sleeper) {
    this.endpoint = new PortTokenEndpoint(http, clock);
    this.retries = new Retries(random, sleeper);
    this.clock = clock;
    this.random = random;
  }

  @Override
  public PortTokenResult tokenFor(
      PortCredentials credentials, PortSettings settings, Deadline deadline) {
    Key key = Key.of(credentials, settings);
    Duration minTtl = settings.minTtl();
    Instant now = clock.instant();
    Optional<CacheEntry> held = standing(key, now);
    if (held.isPresent()) {
      return held.get().answer(minTtl, now);
    }
    // Profiles that differ in min_ttl share a flight, so that its result is the entry.
    return flights
        .run(key, deadline, () -> exchange(key, credentials, deadline))
        .map(entry -> entry.answer(minTtl, clock.instant()))
        .orElseGet(() -> new PortTokenResult.Unavailable(Optional.empty()));
  }

  @Override
  public PortTokenState held(PortCredentials credentials, PortSettings settings) {
    return Optional.ofNullable(entries.get(Key.of(credentials, settings)))
        .map(entry -> entry.state(settings.minTtl(), clock.instant()))
        .orElseGet(() -> new PortTokenState.Exchangeable(Optional.empty()));
  }

  private Optional<CacheEntry> standing(Key key, Instant now) {
    return Optional.ofNullable(entries.get(key)).filter(entry -> entry.stands(now));
  }

  private CacheEntry exchange(Key key, PortCredentials credentials, Deadline deadline) {
    Optional<CacheEntry> standing = standing(key, clock.instant());
    if (standing.isPresent()) {
      return standing.get(); // of a flight that ended just before this one began
    }
    PortReply outcome =
        retries.run(deadline, () -> endpoint.exchange(credentials, key.address(), deadline));
    CacheEntry entry =
        CacheEntry.after(Optional.ofNullable(entries.get(key)), outcome, clock.instant(), random);
    entries.put(key, entry);
    if (outcome instanceof Issued || outcome instanceof Rejected) {
      // Port has judged this version, so that no other version is needed.
      entries.keySet().removeIf(other -> other.isOtherVersionOf(key));
    }
    return entry;
  }
}
