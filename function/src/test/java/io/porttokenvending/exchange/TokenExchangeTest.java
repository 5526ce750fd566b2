package io.porttokenvending.exchange;

import static io.porttokenvending.exchange.ExchangeHarness.AUDIENCE;
import static io.porttokenvending.exchange.ExchangeHarness.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.exchange.Outcome.Issued;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.token.KeyLookup;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenExchangeTest {
  private final ExchangeHarness harness = new ExchangeHarness();

  @BeforeEach
  void start() {
    harness.port.outcomes.add(ScriptedTokens.tokenUntil(NOW.plusSeconds(10_800)));
  }

  @Test
  void grant_readsOneSecret_andCallsPortOnce() {
    Issued issued = assertInstanceOf(Issued.class, harness.vend());

    assertEquals("catalog-reader", issued.profile());
    assertEquals("port-token", issued.token().value().reveal());
    assertEquals(Duration.ofHours(3), issued.expiresIn());
    assertEquals(List.of("find " + ScriptedStore.SECRET_ID), harness.store.calls);
    assertEquals(List.of("v1"), harness.port.versions);
    assertSame(harness.deadline, harness.port.deadlines.getFirst());
  }

  @Test
  void grant_leavesItsTrail() {
    harness.vend();

    AuditTrail trail = harness.trail;
    assertEquals(Optional.of("catalog-reader"), trail.profile());
    assertEquals(Optional.of("acme main"), trail.rule());
    assertEquals(Optional.of("acme/api"), trail.claims().orElseThrow().text("repository"));
    assertEquals(
        Optional.of(NOW.plusSeconds(10_800)), trail.token().map(PortAccessToken::expiresAt));
    assertEquals(Optional.empty(), trail.trueCode());
    assertEquals(EnumSet.allOf(Stage.class), trail.milliseconds().keySet());
  }

  @Test
  void token_thatIsRejected_reachesNoUpstream_andRecordsNoClaim() {
    String good = harness.job().sign(NOW, AUDIENCE);

    assertNothingReached(ErrorCode.TOKEN_MALFORMED, vend("not.a.token"));
    assertNothingReached(ErrorCode.TOKEN_MALFORMED, vend(good + "."));
    assertNothingReached(
        ErrorCode.TOKEN_ALGORITHM_REFUSED, harness.vend(harness.job().header("alg", "none")));
    assertNothingReached(
        ErrorCode.TOKEN_ISSUER_UNTRUSTED, harness.vend(harness.job().with("iss", "https://x")));
    assertNothingReached(
        ErrorCode.TOKEN_SIGNATURE_INVALID, vend(good.substring(0, good.lastIndexOf('.') + 1)));
    harness.keys = new KeyLookup.Unknown();
    assertNothingReached(ErrorCode.TOKEN_KEY_UNKNOWN, harness.vend());
    harness.keys = new KeyLookup.Unavailable();
    assertNothingReached(ErrorCode.SIGNING_KEYS_UNAVAILABLE, harness.vend());

    assertEquals(Optional.empty(), harness.trail.claims());
    assertEquals(Set.of(Stage.VERIFY), harness.trail.milliseconds().keySet());
  }

  @Test
  void token_withInvalidClaims_reachesNoUpstream() {
    GitHubToken job = harness.job();
    long now = NOW.getEpochSecond();

    assertNothingReached(ErrorCode.TOKEN_CLAIMS_INCOMPLETE, harness.vend(job.without("sub")));
    assertNothingReached(ErrorCode.TOKEN_AUDIENCE_MISMATCH, harness.vend(job.with("aud", "x")));
    assertNothingReached(ErrorCode.TOKEN_EXPIRED, harness.vend(job.with("exp", now - 30)));
    assertNothingReached(ErrorCode.TOKEN_NOT_YET_VALID, harness.vend(job.with("iat", now + 31)));
    assertNothingReached(ErrorCode.TOKEN_TOO_OLD, harness.vend(job.with("iat", now - 601)));
    assertNothingReached(
        ErrorCode.TOKEN_CLAIMS_INCONSISTENT, harness.vend(job.with("repository_owner", "other")));

    assertEquals(Optional.of("acme/api"), harness.trail.claims().orElseThrow().text("repository"));
    assertEquals(Optional.empty(), harness.trail.profile());
  }

  @Test
  void job_thatIsDenied_reachesNoUpstream() {
    GitHubToken job = harness.job();
    assertNothingReached(ErrorCode.ACCESS_DENIED, harness.vend(job.with("ref", "refs/heads/x")));
    assertNothingReached(
        ErrorCode.ACCESS_DENIED, harness.vend(job.with("repository_owner_id", "99")));
    assertNothingReached(
        ErrorCode.EVENT_REFUSED, harness.vend(job.with("event_name", "issue_comment")));
    assertNothingReached(
        ErrorCode.ACCESS_DENIED,
        harness.vend(job.sign(NOW, AUDIENCE), Optional.of("other"), Duration.ZERO));

    assertEquals(Optional.empty(), harness.trail.rule());
    assertEquals(Optional.of(ErrorCode.ACCESS_DENIED), harness.trail.trueCode());
    assertEquals(Set.of(Stage.VERIFY, Stage.DECIDE), harness.trail.milliseconds().keySet());
  }

  @Test
  void minTtl_thatIsMetExactly_isGranted() {
    assertInstanceOf(Issued.class, harness.vend(Duration.ofHours(3)));
  }

  @Test
  void minTtl_missedByANanosecond_isRefusedUntilTheTokenExpires() {
    Duration life = Duration.ofHours(3).minusNanos(1);
    harness.port.outcomes.clear();
    harness.port.outcomes.add(ScriptedTokens.tokenUntil(NOW.plus(life)));

    Refused refused = assertInstanceOf(Refused.class, harness.vend(Duration.ofHours(3)));

    assertEquals(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT, refused.code());
    assertEquals(Optional.of(life), refused.retryAfter());
    assertEquals(Optional.empty(), harness.trail.token());
  }

  /** Otherwise a caller could exhaust Port's small quota. */
  @Test
  void minTtl_ofTheCaller_isNotPassedToPort() {
    harness.vend(Duration.ofHours(2));

    assertEquals(List.of(Duration.ofMinutes(15)), harness.port.minTtls);
    assertEquals(1, harness.port.versions.size());
  }

  private Outcome vend(String token) {
    return harness.vend(token, Optional.empty(), Duration.ZERO);
  }

  private void assertNothingReached(ErrorCode code, Outcome outcome) {
    assertEquals(code, assertInstanceOf(Refused.class, outcome).code());
    assertEquals(List.of(), harness.store.calls);
    assertEquals(List.of(), harness.port.versions);
  }
}
