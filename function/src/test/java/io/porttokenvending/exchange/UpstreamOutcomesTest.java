package io.porttokenvending.exchange;

import static io.porttokenvending.exchange.ExchangeHarness.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.Outcome.Issued;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The outcome of each result of the secret store and of Port. */
class UpstreamOutcomesTest {
  private static final PortTokenResult REJECTED = new PortTokenResult.CredentialsRejected();
  private static final Optional<Duration> WAIT = Optional.of(Duration.ofSeconds(7));

  private final ExchangeHarness harness = new ExchangeHarness();

  @Test
  void lookup_withoutCredentials_isRefusedWithoutPort() {
    assertLookup(ErrorCode.SECRET_MISSING, new Lookup.Missing<>());
    assertLookup(ErrorCode.SECRET_MALFORMED, new Lookup.Malformed<>());
    assertLookup(ErrorCode.SECRETS_UNAVAILABLE, new Lookup.Unavailable<>());
  }

  @Test
  void failureOfPort_isRefusedWithItsWait_andNotRetried() {
    assertFailure(
        ErrorCode.PORT_RESPONSE_INVALID, Optional.empty(), new PortTokenResult.ResponseInvalid());
    assertFailure(ErrorCode.PORT_RATE_LIMITED, WAIT, new PortTokenResult.RateLimited(WAIT));
    assertFailure(
        ErrorCode.PORT_RATE_LIMITED,
        Optional.empty(),
        new PortTokenResult.RateLimited(Optional.empty()));
    assertFailure(ErrorCode.PORT_UNAVAILABLE, WAIT, new PortTokenResult.Unavailable(WAIT));
    assertFailure(
        ErrorCode.PORT_UNAVAILABLE,
        Optional.empty(),
        new PortTokenResult.Unavailable(Optional.empty()));
    assertFailure(
        ErrorCode.TOKEN_LIFETIME_INSUFFICIENT,
        WAIT,
        new PortTokenResult.LifetimeInsufficient(Duration.ofSeconds(7), NOW.plusSeconds(7)));
  }

  @Test
  void tokenThatNoConfigCarries_isRefused_andConsumesNothing() {
    harness.port.outcomes.add(
        new PortTokenResult.Token(
            new PortAccessToken(Secret.of("port$HOME"), NOW.plusSeconds(10_800)),
            TokenSource.HELD));

    Refused refused = assertInstanceOf(Refused.class, harness.vend());

    assertEquals(ErrorCode.SECRET_MALFORMED, refused.code());
    assertEquals(
        "The header Authorization of the server port has a value that the configuration cannot"
            + " carry unchanged.",
        refused.detail());
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void rejection_afterARotation_isRetriedOnceWithTheNewVersion() {
    harness.port.outcomes.add(REJECTED);
    harness.port.outcomes.add(ScriptedTokens.tokenUntil(NOW.plusSeconds(10_800)));

    assertInstanceOf(Issued.class, harness.vend());

    assertEquals(List.of("v1", "v2"), harness.port.versions);
    assertReadTwice();
  }

  @Test
  void rejection_ofTheSameVersion_isNotRetried() {
    harness.store.newer = ScriptedStore.found("v1");
    harness.port.outcomes.add(REJECTED);

    assertRefused(ErrorCode.PORT_CREDENTIALS_REJECTED);

    assertEquals(List.of("v1"), harness.port.versions);
    assertReadTwice();
  }

  @Test
  void rejection_ofTheNewVersionToo_isFinal() {
    harness.port.outcomes.add(REJECTED);
    harness.port.outcomes.add(REJECTED);

    assertRefused(ErrorCode.PORT_CREDENTIALS_REJECTED);

    assertEquals(List.of("v1", "v2"), harness.port.versions);
    assertReadTwice();
  }

  @Test
  void rejection_secretCannotBeReadAgain_isReported() {
    for (Lookup<PortCredentials> lookup :
        List.<Lookup<PortCredentials>>of(
            new Lookup.Missing<>(), new Lookup.Malformed<>(), new Lookup.Unavailable<>())) {
      harness.store.newer = lookup;
      harness.port.outcomes.add(REJECTED);

      assertRefused(ErrorCode.PORT_CREDENTIALS_REJECTED);
    }
    assertEquals(List.of("v1", "v1", "v1"), harness.port.versions);
  }

  @Test
  void failure_withTheNewVersion_isReported() {
    harness.port.outcomes.add(REJECTED);
    harness.port.outcomes.add(new PortTokenResult.RateLimited(WAIT));

    assertEquals(WAIT, assertRefused(ErrorCode.PORT_RATE_LIMITED).retryAfter());
  }

  @Test
  void failure_hasItsRuleInTheTrail() {
    harness.port.outcomes.add(new PortTokenResult.ResponseInvalid());

    harness.vend();

    assertEquals(Optional.of("acme main"), harness.trail.rule());
    assertEquals(Optional.empty(), harness.trail.token());
  }

  private void assertLookup(ErrorCode code, Lookup<PortCredentials> lookup) {
    harness.store.held = lookup;
    assertRefused(code);
    assertEquals(List.of(), harness.port.versions);
  }

  private void assertFailure(ErrorCode code, Optional<Duration> wait, PortTokenResult outcome) {
    harness.store.calls.clear();
    harness.port.versions.clear();
    harness.port.outcomes.add(outcome);

    assertEquals(wait, assertRefused(code).retryAfter());
    assertEquals(List.of("v1"), harness.port.versions);
    assertEquals(List.of("find " + ScriptedStore.SECRET_ID), harness.store.calls);
  }

  private Refused assertRefused(ErrorCode code) {
    Refused refused = assertInstanceOf(Refused.class, harness.vend());
    assertEquals(code, refused.code());
    assertEquals(List.of(), refused.failedClaims());
    return refused;
  }

  private void assertReadTwice() {
    String find = "find " + ScriptedStore.SECRET_ID;
    assertEquals(List.of(find, find + " other than v1"), harness.store.calls);
  }
}
