package io.porttokenvending.port;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenState;
import io.porttokenvending.exchange.PortTokens;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Rejected;
import io.porttokenvending.port.SharedExchange.Exchange;
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
  private final ConcurrentMap<TokenKey, CacheEntry> entries = new ConcurrentHashMap<>();
  private final SingleFlight<TokenKey, SourcedEntry> flights = new SingleFlight<>();
  private final PortTokenEndpoint endpoint;
  private final Timer timer;
  private final InstantSource clock;
  private final Optional<SharedTokens> shared;

  /**
   * @param rows shared by all instances; empty if each instance is on its own
   * @param random must not repeat values in copies of a snapshot; used by several threads at once
   */
  public PortTokenCache(
      HttpSender http, Optional<SharedRows> rows, InstantSource clock, RandomGenerator random) {
    this(http, rows, clock, Timer.real(random));
  }

  PortTokenCache(HttpSender http, Optional<SharedRows> rows, InstantSource clock, Timer timer) {
    this.endpoint = new PortTokenEndpoint(http, clock);
    this.timer = timer;
    this.clock = clock;
    this.shared = rows.map(table -> new SharedTokens(table, clock, timer));
  }

  @Override
  public PortTokenResult tokenFor(
      PortCredentials credentials, PortSettings settings, Deadline deadline) {
    TokenKey key = TokenKey.of(credentials, settings);
    Duration minTtl = settings.minTtl();
    Instant now = clock.instant();
    Optional<SourcedEntry> held = held(key, now);
    if (held.isPresent()) {
      return held.get().answer(minTtl, now);
    }
    // Profiles that differ in min_ttl share a flight, so that its result is the entry.
    return flights
        .run(key, deadline, () -> obtain(key, credentials, deadline))
        .map(found -> found.answer(minTtl, clock.instant()))
        .orElseGet(() -> new PortTokenResult.Unavailable(Optional.empty()));
  }

  @Override
  public PortTokenState held(PortCredentials credentials, PortSettings settings) {
    return Optional.ofNullable(entries.get(TokenKey.of(credentials, settings)))
        .map(entry -> entry.state(settings.minTtl(), clock.instant(), TokenSource.HELD))
        .orElseGet(() -> new PortTokenState.Exchangeable(Optional.empty()));
  }

  @Override
  public PortTokenState known(
      PortCredentials credentials, PortSettings settings, Deadline deadline) {
    PortTokenState held = held(credentials, settings);
    if (held instanceof PortTokenState.InForce) {
      return held;
    }
    TokenKey key = TokenKey.of(credentials, settings);
    return sharedToken(key, credentials)
        .flatMap(token -> token.find(deadline))
        .map(entry -> {
          Instant now = clock.instant();
          if (entry.isInForce(now)) {
            keep(key, new SourcedEntry(entry, TokenSource.SHARED));
          }
          return entry.state(settings.minTtl(), now, TokenSource.SHARED);
        })
        .orElse(held);
  }

  private Optional<SourcedEntry> held(TokenKey key, Instant now) {
    return Optional.ofNullable(entries.get(key))
        .filter(entry -> entry.isInForce(now))
        .map(entry -> new SourcedEntry(entry, TokenSource.HELD));
  }

  private Optional<SharedToken> sharedToken(TokenKey key, PortCredentials credentials) {
    return shared.flatMap(tokens -> tokens.of(key, credentials.clientSecret()));
  }

  private SourcedEntry obtain(TokenKey key, PortCredentials credentials, Deadline deadline) {
    Optional<SourcedEntry> held = held(key, clock.instant());
    if (held.isPresent()) {
      return held.get(); // of a flight that ended just before this one began
    }
    Optional<CacheEntry> last = Optional.ofNullable(entries.get(key));
    Exchange exchange =
        (before, sleeper) -> {
          PortReply reply =
              new Retries(timer.random(), sleeper)
                  .run(deadline, () -> endpoint.exchange(credentials, key.address(), deadline));
          return CacheEntry.after(before, reply, clock.instant(), timer.random());
        };
    return keep(
        key,
        sharedToken(key, credentials)
            .flatMap(token ->
                new SharedExchange(token, exchange, last, new LeaseWatch(timer), deadline).run())
            .orElseGet(() ->
                new SourcedEntry(exchange.run(last, timer.sleeper()), TokenSource.EXCHANGED)));
  }

  private SourcedEntry keep(TokenKey key, SourcedEntry found) {
    entries.put(key, found.entry());
    PortReply last = found.entry().last();
    if (last instanceof Issued || last instanceof Rejected) {
      // Port has judged this version, so that no other version is needed.
      entries.keySet().removeIf(other -> other.isOtherVersionOf(key));
    }
    return found;
  }
}
