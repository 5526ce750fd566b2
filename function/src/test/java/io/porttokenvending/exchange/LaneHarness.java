package io.porttokenvending.exchange;

import io.porttokenvending.port.PortTokenCache;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One instance with the real cache, whose profile has lanes {@code a}, {@code b} and so on. */
final class LaneHarness {
  final SettableClock clock = new SettableClock(ExchangeHarness.NOW);
  final LanePort port = new LanePort(clock);
  final LaneStore store = new LaneStore();

  /** Of the latest request. */
  AuditTrail trail = new AuditTrail();

  Deadline deadline = Deadline.in(Duration.ofSeconds(10));

  private final TokenExchange exchange;
  private final PortSettings settings;

  LaneHarness(int lanes) {
    this(lanes, new Random(1));
  }

  LaneHarness(int lanes, Random random) {
    String profile =
        """
        port:
          region: eu
          credentials: %s
          min_ttl: 15m
        trust: [{name: any, repository_owner_id: 1, repository_id: any}]
        """
            .formatted(List.of("a", "b", "c", "d").subList(0, lanes));
    exchange =
        ExchangeHarness.exchange(
            profile,
            (kid, limit) -> new KeyLookup.Unknown(),
            store,
            new PortTokenCache(port, Optional.empty(), clock, random),
            ReplayGuard.OFF,
            clock);
    settings = exchange.policy().profiles().values().iterator().next().port();
  }

  /** Returns the lanes as a request with the lifetime finds them. */
  PortLanes lanes(Duration required) {
    trail = new AuditTrail();
    return new PortLanes(exchange, settings, required, trail, deadline);
  }

  /** Returns the number of the lane that serves, or the code of the refusal with its wait. */
  String request(Duration required) {
    PortLanes lanes = lanes(required);
    try {
      Map<String, Lookup<PortCredentials>> reads = new HashMap<>();
      lanes.unread().forEach(secret -> reads.put(secret, lanes.read(secret)));
      lanes.use(reads);
      PortAccessToken token = lanes.requestToken();
      Duration left = Duration.between(clock.instant(), token.expiresAt());
      if (left.compareTo(required) < 0) {
        throw new AssertionError("a token with " + left + " left, not " + required);
      }
      return Integer.toString(trail.lane().orElseThrow());
    } catch (Refusal refusal) {
      Outcome.Refused refused = refusal.outcome();
      return refused.code().code()
          + refused.retryAfter().map(wait -> " " + wait.toSeconds()).orElse("");
    }
  }

  String request() {
    return request(Duration.ofMinutes(15));
  }
}
