package io.porttokenvending.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenUseTest {
  private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void tokenUse_withAnEmptyName_cannotBe() {
    assertThrows(IllegalArgumentException.class, () -> new TokenUse("", "jti", END));
    assertThrows(IllegalArgumentException.class, () -> new TokenUse("iss", "", END));
  }

  @Test
  void token_replayProtectionOff_isFirstEachTime() {
    TokenUse use = new TokenUse("iss", "jti", END);
    Deadline passed = Deadline.in(Duration.ZERO);
    assertEquals(ReplayOutcome.FIRST, ReplayGuard.OFF.consume(use, passed));
    assertEquals(ReplayOutcome.FIRST, ReplayGuard.OFF.check(use, passed));
    assertEquals(ReplayOutcome.FIRST, ReplayGuard.OFF.consume(use, passed));
  }
}
