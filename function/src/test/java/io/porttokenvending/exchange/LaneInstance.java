package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of one instance that issues Port tokens, with one profile. */
public final class LaneInstance {
  /** Secrets of a profile's lanes, and the clients of {@link LanePort}, in order. */
  public static final List<String> LANES = List.of("a", "b", "c", "d");

  private final TokenExchange exchange;
  private final PortSettings settings;

  /**
   * Creates an instance that holds nothing.
   *
   * @param lanes number of lanes, 1 to 4
   */
  public LaneInstance(
      int lanes,
      Duration minTtl,
      SecretStore<PortCredentials> store,
      PortTokens port,
      InstantSource clock) {
    String profile =
        """
        port:
          region: eu
          credentials: %s
          min_ttl: %dm
        trust: [{name: any, repository_owner_id: 1, repository_id: any}]
        """
            .formatted(LANES.subList(0, lanes), minTtl.toMinutes());
    exchange =
        ExchangeHarness.exchange(
            profile, (kid, limit) -> new KeyLookup.Unknown(), store, port, ReplayGuard.OFF, clock);
    settings = exchange.policy().profiles().values().iterator().next().port();
  }

  /** Returns the lanes as a request with the lifetime finds them. */
  PortLanes lanes(Duration required, AuditTrail trail, Deadline deadline) {
    return new PortLanes(exchange, settings, required, trail, deadline);
  }

  /** Reads what the lanes lack, one secret after the other. */
  static void readCredentials(PortLanes lanes) throws Refusal {
    Map<String, Lookup<PortCredentials>> reads = new HashMap<>();
    lanes.unread().forEach(secret -> reads.put(secret, lanes.read(secret)));
    lanes.use(reads);
  }

  /** Begins a request with the profile's own {@code min_ttl}. */
  public Request begin(Deadline deadline) {
    return new Request(lanes(settings.minTtl(), new AuditTrail(), deadline));
  }

  /** A request that has looked at what the instance holds. */
  public static final class Request {
    private final PortLanes lanes;

    private Request(PortLanes lanes) {
      this.lanes = lanes;
    }

    /** Returns whether the request reads a secret or the table, or calls Port. */
    public boolean mustFetch() {
      return lanes.mustFetch();
    }

    /** Returns why the request gets no token; empty if it gets one. */
    public Optional<ErrorCode> end() {
      try {
        readCredentials(lanes);
        lanes.requestToken();
        return Optional.empty();
      } catch (Refusal refusal) {
        return Optional.of(refusal.outcome().code());
      }
    }
  }
}
