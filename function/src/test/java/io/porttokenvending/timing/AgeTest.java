package io.porttokenvending.timing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Test
  void age_belowTheLimit_isFresh() {
    assertTrue(isFresh(NOW));
    assertTrue(isFresh(NOW.minus(LIMIT).plusNanos(1)));
  }

  @Test
  void age_atTheLimit_isStale() {
    assertFalse(isFresh(NOW.minus(LIMIT)));
    assertFalse(isFresh(Instant.EPOCH));
    assertFalse(Age.isBelow(Duration.ZERO, NOW, NOW));
  }

  @Test
  void momentInTheFuture_isStale() {
    assertFalse(isFresh(NOW.plusNanos(1)));
    assertFalse(isFresh(Instant.MAX));
  }

  private static boolean isFresh(Instant moment) {
    return Age.isBelow(LIMIT, moment, NOW);
  }
}
