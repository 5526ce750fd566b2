package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.answer;
import static io.porttokenvending.port.PortFixtures.issued;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.CredentialsRejected;
import io.porttokenvending.exchange.PortTokenResult.RateLimited;
import io.porttokenvending.exchange.PortTokenResult.ResponseInvalid;
import io.porttokenvending.exchange.PortTokenResult.Unavailable;
import io.porttokenvending.http.HttpOutcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortTokenCacheFailuresTest {
  private static final HttpOutcome DOWN = answer(503, "");

  private final CacheHarness harness = new CacheHarness();

  @Test
  void rejection_isRememberedForAMinute() {
    harness.port.then(answer(401, ""));

    assertEquals(new CredentialsRejected(), harness.ask());
    harness.clock.advance(Duration.ofMillis(59_999));
    assertEquals(new CredentialsRejected(), harness.ask());
    assertEquals(1, harness.calls());

    harness.clock.advance(Duration.ofMillis(1));
    harness.port.then(issued("token", 10_800));
    assertEquals("token", harness.token("v1"));
  }

  @Test
  void newVersion_isTriedAtOnceWhileTheOldIsRemembered() {
    harness.port.then(answer(401, ""), issued("new", 10_800));

    assertEquals(new CredentialsRejected(), harness.ask("v1"));

    assertEquals("new", harness.token("v2"));
  }

  @Test
  void rejectionOfANewVersion_isRememberedAsWell() {
    harness.port.then(issued("old", 10_800), answer(403, ""));
    harness.token("v1");

    assertEquals(new CredentialsRejected(), harness.ask("v2"));
    assertEquals(new CredentialsRejected(), harness.ask("v2"));
    assertEquals(2, harness.calls());
  }

  @Test
  void rateLimit_isKeptToForAsLongAsPortAsks() {
    harness.port.then(answer(429, "retry-after", "300"));

    assertEquals(rateLimited(300), harness.ask());
    harness.clock.advance(Duration.ofSeconds(299));
    assertEquals(rateLimited(1), harness.ask());
    assertEquals(1, harness.calls());

    harness.clock.advance(Duration.ofSeconds(1));
    harness.port.then(issued("token", 10_800));
    assertEquals("token", harness.token("v1"));
  }

  @Test
  void rateLimitOfMoreThanFifteenMinutes_isKeptToForFifteen() {
    harness.port.then(answer(429, "retry-after", "3600"));

    assertEquals(rateLimited(3600), harness.ask());
    harness.clock.advance(Duration.ofSeconds(899));
    assertEquals(rateLimited(2701), harness.ask());
    assertEquals(1, harness.calls());

    harness.clock.advance(Duration.ofSeconds(1));
    harness.port.then(issued("token", 10_800));
    assertEquals("token", harness.token("v1"));
  }

  @Test
  void failure_isForgottenAsSoonAsPortIsWellAgain() {
    harness.port.then(DOWN, DOWN, DOWN, issued("token", 10_800));

    assertEquals(unavailable(), harness.ask());
    assertEquals("token", harness.token("v1"));
    assertEquals(4, harness.calls());
  }

  @Test
  void failureThatPassesWithinTheRetries_isNotSeen() {
    harness.port.then(
        new HttpOutcome.NotConnected(), new HttpOutcome.NoAnswer(), issued("token", 10_800));

    assertEquals("token", harness.token("v1"));
  }

  @Test
  void retryAfterOfAFailureBeyondTheDeadline_isPassedOn() {
    harness.port.then(answer(503, "retry-after", "30"));

    assertEquals(new Unavailable(Optional.of(Duration.ofSeconds(30))), harness.ask());
    assertEquals(1, harness.calls());
  }

  @Test
  void timeOutAndBodyCutShort_areUnavailableAfterOneCall() {
    harness.port.then(new HttpOutcome.TimedOut(), new HttpOutcome.CutShort(200));

    assertEquals(unavailable(), harness.ask());
    assertEquals(unavailable(), harness.ask());
    assertEquals(2, harness.calls());
  }

  @Test
  void invalidAnswer_isNeitherTriedAgainNorKept() {
    harness.port.then(answer(302, ""), issued("token", 10_800));

    assertEquals(new ResponseInvalid(), harness.ask());
    assertEquals("token", harness.token("v1"));
    assertEquals(2, harness.calls());
  }

  private static PortTokenResult rateLimited(long seconds) {
    return new RateLimited(Optional.of(Duration.ofSeconds(seconds)));
  }

  private static PortTokenResult unavailable() {
    return new Unavailable(Optional.empty());
  }
}
