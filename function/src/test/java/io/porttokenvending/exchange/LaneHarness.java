package io.porttokenvending.exchange;

import io.porttokenvending.port.PortTokenCache;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
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

  private final LaneInstance instance;

  LaneHarness(int lanes) {
    this(lanes, new Random(1));
  }

  LaneHarness(int lanes, Random random) {
    instance =
        new LaneInstance(
            lanes,
            Duration.ofMinutes(15),
            store,
            new PortTokenCache(port, Optional.empty(), clock, random),
            clock);
  }

  /** Returns the lanes as a request with the lifetime finds them. */
  PortLanes lanes(Duration required) {
    trail = new AuditTrail();
    return instance.lanes(required, trail, deadline);
  }

  /** Returns the number of the lane that serves, or the code of the refusal with its wait. */
  String request(Duration required) {
    PortLanes lanes = lanes(required);
    try {
      LaneInstance.readCredentials(lanes);
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
