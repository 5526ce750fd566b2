package io.porttokenvending.exchange;

import static io.porttokenvending.exchange.ExchangeHarness.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.Outcome.Issued;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.testing.GitHubTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final Duration SKEW = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private ExchangeHarness harness;

  @BeforeEach
  void start() throws IOException {
    harness = new ExchangeHarness(folder);
    harness.port.outcomes.add(ScriptedTokens.tokenUntil(NOW.plusSeconds(10_800)));
  }

  @Test
  void firstUse_isGranted_andConsumesTheTokenUntilItsEndAndTheSkew() {
    assertInstanceOf(Issued.class, harness.vend(harness.job().with("jti", "j-1")));

    TokenUse use = new TokenUse(GitHubTokens.ISSUER, "j-1", NOW.plusSeconds(300).plus(SKEW));
    assertEquals(List.of(use), harness.replay.checks);
    assertEquals(List.of(use), harness.replay.uses);
  }

  @Test
  void consumedToken_ifAnythingMustBeFetched_causesNoFetch() {
    harness.replay.checked = ReplayOutcome.REPLAYED;
    assertRefused(ErrorCode.TOKEN_REPLAYED, harness.vend());
    harness.store.isHeld = true;
    assertRefused(ErrorCode.TOKEN_REPLAYED, harness.vend());

    assertEquals(List.of(), harness.store.calls);
    assertEquals(List.of(), harness.port.versions);
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void checkThatIsUnavailable_causesNoFetch() {
    harness.replay.checked = ReplayOutcome.UNAVAILABLE;
    assertRefused(ErrorCode.REPLAY_STORE_UNAVAILABLE, harness.vend());
    assertEquals(List.of(), harness.store.calls);
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

  @Test
  void secondUse_isReplayed_andTellsNoToken() {
    harness.replay.next = ReplayOutcome.REPLAYED;
    assertRefused(ErrorCode.TOKEN_REPLAYED, harness.vend());
    assertEquals(Optional.empty(), harness.trail.token());
  }

  @Test
  void useThatCannotBeFoundOut_isNoGrant() {
    harness.replay.next = ReplayOutcome.UNAVAILABLE;
    assertRefused(ErrorCode.REPLAY_STORE_UNAVAILABLE, harness.vend());
    assertEquals(Optional.empty(), harness.trail.token());
  }

  @Test
  void denial_usesNothingUp() {
    assertRefused(
        ErrorCode.ACCESS_DENIED, harness.vend(harness.job().with("ref", "refs/heads/feature")));
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void failureOfPort_usesNothingUp() {
    harness.port.outcomes.clear();
    harness.port.outcomes.add(new PortTokenResult.Unavailable(Optional.empty()));
    assertRefused(ErrorCode.PORT_UNAVAILABLE, harness.vend());
    assertEquals(List.of(), harness.replay.uses);
  }

  @Test
  void tokenThatIsTooShortForTheCaller_usesNothingUp() {
    assertRefused(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT, harness.vend(Duration.ofSeconds(10_801)));
    assertEquals(List.of(), harness.replay.uses);
  }

  private static void assertRefused(ErrorCode code, Outcome outcome) {
    assertEquals(code, assertInstanceOf(Refused.class, outcome).code());
  }
}
