package io.porttokenvending.exchange;

import static io.porttokenvending.exchange.ExchangeHarness.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.porttokenvending.exchange.Outcome.Issued;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final ExchangeHarness harness = new ExchangeHarness();

  @BeforeEach
  void start() {
    harness.port.outcomes.add(ScriptedTokens.tokenUntil(NOW.plusSeconds(10_800)));
  }

  @Test
  void firstUse_isGranted_andConsumesUntilExpiryPlusSkew() {
    assertInstanceOf(Issued.class, harness.vend(harness.job().with("jti", "j-1")));

    TokenUse use = new TokenUse(GitHubTokens.ISSUER, "j-1", NOW.plusSeconds(300).plus(SKEW));
    assertEquals(List.of(use), harness.replay.checks);
    assertEquals(List.of(use), harness.replay.uses);
  }

  @ParameterizedTest
  @CsvSource({"REPLAYED, TOKEN_REPLAYED", "UNAVAILABLE, REPLAY_STORE_UNAVAILABLE"})
  void check_thatIsNotPassed_causesNoExchange(ReplayOutcome outcome, ErrorCode code) {
    harness.replay.checked = outcome;
    assertRefused(code, harness.vend());
    harness.store.isHeld = true;
    assertRefused(code, harness.vend());

    assertEquals(1, harness.store.calls.size());
    assertEquals(List.of(), harness.port.versions);
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void token_ifEverythingIsHeld_isConsumedWithoutACheck() {
    harness.store.isHeld = true;
    harness.port.isHeld = true;
    assertInstanceOf(Issued.class, harness.vend());
    assertEquals(List.of(), harness.replay.checks);
    assertEquals(1, harness.replay.uses.size());
  }

  @ParameterizedTest
  @CsvSource({"REPLAYED, TOKEN_REPLAYED", "UNAVAILABLE, REPLAY_STORE_UNAVAILABLE"})
  void consume_thatIsNotFirst_issuesNoToken(ReplayOutcome outcome, ErrorCode code) {
    harness.replay.next = outcome;
    assertRefused(code, harness.vend());
    assertEquals(Optional.empty(), harness.trail.token());
  }

  @Test
  void denial_consumesNoToken() {
    assertRefused(
        ErrorCode.ACCESS_DENIED, harness.vend(harness.job().with("ref", "refs/heads/feature")));
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void failureOfPort_consumesNoToken() {
    harness.port.outcomes.clear();
    harness.port.outcomes.add(new PortTokenResult.Unavailable(Optional.empty()));
    assertRefused(ErrorCode.PORT_UNAVAILABLE, harness.vend());
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void portToken_tooShortForTheCaller_consumesNoToken() {
    assertRefused(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT, harness.vend(Duration.ofSeconds(10_801)));
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void replayProtectionOff_everyUseIsFirst() {
    TokenUse use = new TokenUse("iss", "jti", NOW);
    Deadline passed = Deadline.in(Duration.ZERO);
    assertEquals(ReplayOutcome.FIRST, ReplayGuard.OFF.check(use, passed));
    assertEquals(ReplayOutcome.FIRST, ReplayGuard.OFF.consume(use, passed));
    assertEquals(ReplayOutcome.FIRST, ReplayGuard.OFF.consume(use, passed));
  }

  @Test
  void tokenUse_withAnEmptyName_isRejected() {
    assertThrows(IllegalArgumentException.class, () -> new TokenUse("", "jti", NOW));
    assertThrows(IllegalArgumentException.class, () -> new TokenUse("iss", "", NOW));
  }

  private static void assertRefused(ErrorCode code, Outcome outcome) {
    assertEquals(code, assertInstanceOf(Refused.class, outcome).code());
  }
}
