package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.answer;
import static io.porttokenvending.port.PortFixtures.issued;
import static io.porttokenvending.port.PortFixtures.jwt;
import static io.porttokenvending.port.PortFixtures.remaining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.CredentialsRejected;
import io.porttokenvending.exchange.PortTokenResult.LifetimeInsufficient;
import io.porttokenvending.exchange.PortTokenResult.RateLimited;
import io.porttokenvending.exchange.PortTokenResult.Unavailable;
import io.porttokenvending.http.HttpOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the next exchange starts. */
class PortTokenCacheBackoffTest {
  private static final Duration TICK = Duration.ofNanos(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration THREE_HOURS = Duration.ofHours(3);
  private static final HttpOutcome DOWN = answer(503, "");

  private final CacheHarness harness = new CacheHarness();

  @Test
  void token_belowMinTtl_isNotExchangedBeforeItExpires() {
    harness.port.then(issued("first", 10_800));
    harness.token();

    harness.clock.set(NOW.plusSeconds(10_741));
    assertEquals(Duration.ofSeconds(59), remaining(harness.ask()));
    harness.clock.set(NOW.plusSeconds(10_800).minus(TICK));
    assertEquals(TICK, remaining(harness.ask()));
    assertEquals(1, harness.calls());

    harness.clock.advance(TICK);
    harness.port.then(issued("second", 10_800));
    assertEquals("second", harness.token("v1"));
  }

  @Test
  void token_belowMinTtlOnArrival_isNotExchangedBeforeItExpires() {
    harness.port.then(issued("short", 600));

    assertEquals(Duration.ofMinutes(10), remaining(harness.ask(HOUR)));
    harness.clock.advance(Duration.ofSeconds(599));
    assertEquals(Duration.ofSeconds(1), remaining(harness.ask(HOUR)));
    assertEquals(1, harness.calls());

    harness.clock.advance(Duration.ofSeconds(1));
    harness.port.then(issued("fresh", 10_800));
    assertEquals("fresh", harness.token("v1"));
  }

  @Test
  void expiredToken_isExchangedAfterJitterOfUpToFiveSeconds() {
    CacheHarness late = new CacheHarness(FixedRandom.LARGEST);
    late.port.then(issued("first", 600));
    late.token();

    late.clock.advance(Duration.ofMinutes(10));
    assertEquals(Duration.ofSeconds(5), remaining(late.ask()));
    late.clock.advance(Duration.ofSeconds(5).minus(TICK));
    assertEquals(TICK, remaining(late.ask()));
    assertEquals(1, late.calls());

    late.clock.advance(TICK);
    late.port.then(issued("second", 10_800));
    assertEquals("second", late.token("v1"));
  }

  @Test
  void tokenExpiredOnArrival_suspendsForFiveSecondsDoublingToSixty() {
    for (int seconds : List.of(5, 10, 20, 40, 60, 60)) {
      harness.port.then(expired());
      assertSuspended(Duration.ofSeconds(seconds), insufficient(Duration.ofSeconds(seconds)));
    }
    harness.port.then(issued("fresh", 600));
    harness.token();
    harness.clock.advance(Duration.ofMinutes(10));
    harness.port.then(expired());
    assertSuspended(Duration.ofSeconds(5), insufficient(Duration.ofSeconds(5)));
  }

  @Test
  void rateLimitWithoutTime_suspendsForThirtySecondsDoublingTo15Min() {
    for (int seconds : List.of(30, 60, 120, 240, 480, 900, 900)) {
      harness.port.then(answer(429, ""));
      assertSuspended(Duration.ofSeconds(seconds), rateLimited(Duration.ofSeconds(seconds)));
    }
    harness.port.then(issued("fresh", 600));
    harness.token();
    harness.clock.advance(Duration.ofMinutes(10));
    harness.port.then(answer(429, "retry-after", "0"));
    assertSuspended(Duration.ofSeconds(30), rateLimited(Duration.ofSeconds(30)));
  }

  @Test
  void token_clockSetBack_isExchangedOnceAndPromisesNoMore() {
    harness.port.then(issued("held", 10_800));
    harness.token();
    harness.clock.advance(THREE_HOURS.negated());
    harness.port.then(issued("held", 300));

    harness.token();

    assertEquals(harness.clock.instant().plusSeconds(300), harness.token().token().expiresAt());
    assertEquals(2, harness.calls());
  }

  @Test
  void token_clockSetBackAndPortDown_isNotIssued() {
    harness.port.then(issued("held", 10_800), DOWN, DOWN, DOWN, DOWN, DOWN, DOWN);
    harness.token();
    harness.clock.advance(THREE_HOURS.negated());

    assertEquals(new Unavailable(Optional.empty()), harness.ask());
    assertEquals(new Unavailable(Optional.empty()), harness.ask());
  }

  @Test
  void suspension_clockSetBack_ends() {
    harness.port.then(answer(401, ""));
    assertEquals(new CredentialsRejected(), harness.ask());
    harness.clock.advance(THREE_HOURS.negated());
    harness.port.then(answer(429, ""));
    assertEquals(rateLimited(Duration.ofSeconds(30)), harness.ask());
    harness.clock.advance(THREE_HOURS.negated());
    harness.port.then(expired());
    assertEquals(Duration.ofSeconds(5), remaining(harness.ask()));
    harness.clock.advance(THREE_HOURS.negated());
    harness.port.then(issued("fresh", 10_800));

    assertEquals("fresh", harness.token("v1"));
    assertEquals("fresh", harness.token("v1"));
  }

  /** Ends at the moment when the next exchange may start. */
  private void assertSuspended(Duration suspension, PortTokenResult outcome) {
    int before = harness.calls();
    assertEquals(outcome, harness.ask());
    harness.clock.advance(suspension.minus(TICK));
    harness.ask();
    assertEquals(before + 1, harness.calls());
    harness.clock.advance(TICK);
  }

  private HttpOutcome expired() {
    return issued(jwt("{\"exp\": %d}".formatted(harness.clock.instant().getEpochSecond())), 10_800);
  }

  /** As long as a token that expires now suspends exchanges. */
  private PortTokenResult insufficient(Duration retryAfter) {
    return new LifetimeInsufficient(retryAfter, harness.clock.instant());
  }

  private static PortTokenResult rateLimited(Duration retryAfter) {
    return new RateLimited(Optional.of(retryAfter));
  }
}
