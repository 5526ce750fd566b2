package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the cache serves while Secrets Manager cannot be read. */
class SecretCacheOutageTest extends SecretCacheFixture {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HOLD_BACK = Duration.ofSeconds(10);

  @BeforeEach
  void firstVersionIsHeldAndTheOutageBegins() {
    source.holds("v-1");
    assertEquals("v-1", version());
    source.holds(new Lookup.Unavailable<>());
  }

  @Test
  void outage_atTheTtl_heldVersionServesOn() {
    clock.advance(TTL);
    assertEquals("v-1", version());
    assertEquals(2, source.reads());
  }

  @Test
  void outage_justBelowAnHourAfterTheRead_heldVersionServesOn() {
    clock.advance(HOUR.minus(TICK));
    assertEquals("v-1", version());
  }

  @Test
  void outage_anHourAfterTheRead_isUnavailable() {
    clock.advance(HOUR);
    assertEquals(UNAVAILABLE, find());
  }

  @Test
  void outage_hourEndsWhileTriesAreHeldBack_isTriedAndUnavailable() {
    clock.advance(HOUR.minus(TICK));
    assertEquals("v-1", version());
    clock.advance(TICK);
    assertEquals(UNAVAILABLE, find());
    assertEquals(3, source.reads());
  }

  @Test
  void outage_hourEndsDuringTheRead_isUnavailable() {
    clock.advance(HOUR.minus(TICK));
    source.duringRead(_ -> clock.advance(TICK));
    assertEquals(UNAVAILABLE, find());
  }

  @Test
  void outage_clockSetBack_isUnavailable() {
    clock.advance(Duration.ofHours(-3));
    assertEquals(UNAVAILABLE, find());
    source.holds("v-2");
    assertEquals("v-2", version());
  }

  @Test
  void failedRead_clockSetBack_holdsNoReadBack() {
    clock.advance(TTL.plusMinutes(1));
    assertEquals("v-1", version());
    source.holds("v-2");
    clock.advance(Duration.ofSeconds(-1));
    assertEquals("v-2", version());
  }

  @Test
  void failedRead_justBeforeTheHoldBackEnds_isNotTriedAgain() {
    clock.advance(TTL);
    assertEquals("v-1", version());
    source.holds("v-2");
    clock.advance(HOLD_BACK.minus(TICK));
    assertEquals("v-1", version());
    assertEquals(2, source.reads());
  }

  @Test
  void failedRead_atTheEndOfTheHoldBack_isRetriedAndRecovers() {
    clock.advance(TTL);
    assertEquals("v-1", version());
    source.holds("v-2");
    clock.advance(HOLD_BACK);
    assertEquals("v-2", version());
    assertEquals("v-2", version());
    assertEquals(3, source.reads());
  }

  @Test
  void failedRead_slow_isHeldBackFromItsEnd() {
    source.duringRead(_ -> clock.advance(Duration.ofSeconds(5)));
    clock.advance(TTL);
    assertEquals("v-1", version());
    clock.advance(HOLD_BACK.minus(TICK));
    assertEquals("v-1", version());
    assertEquals(2, source.reads());
  }

  @Test
  void failedRead_afterARecovery_servesAnHourFromTheLastGoodRead() {
    clock.advance(Duration.ofMinutes(30));
    source.holds("v-2");
    assertEquals("v-2", version());
    source.holds(new Lookup.Unavailable<>());
    clock.advance(HOUR.minus(TICK));
    assertEquals("v-2", version());
  }

  @Test
  void failedRead_secretIsThenMissing_isNoLongerServed() {
    clock.advance(TTL);
    assertEquals("v-1", version());
    source.holds(new Lookup.Missing<>());
    clock.advance(HOLD_BACK);
    assertEquals(new Lookup.Missing<>(), find());
    source.holds(new Lookup.Unavailable<>());
    assertEquals(UNAVAILABLE, find());
  }

  @Test
  void failedRead_nothingHeld_isTriedEachTime() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    assertEquals(UNAVAILABLE, cache.find("writer", deadline));
    source.holds("v-1");
    assertInstanceOf(Lookup.Found.class, cache.find("writer", deadline));
  }

  @Test
  void refresh_versionHeld_leavesHalfOfTheRequestsTimeForItsUse() {
    AtomicReference<Duration> given = new AtomicReference<>(Duration.ZERO);
    source.duringRead(deadline -> given.set(deadline.remaining()));
    clock.advance(TTL);
    cache.find("reader", Deadline.in(Duration.ofMinutes(2)));
    assertTrue(given.get().compareTo(Duration.ofMinutes(1)) <= 0, given::toString);
    clock.advance(HOUR);
    cache.find("reader", Deadline.in(Duration.ofMinutes(2)));
    assertTrue(given.get().compareTo(Duration.ofMinutes(1)) > 0, given::toString);
  }

  @Test
  void refresh_requestHasNoTimeLeft_isNoFailureOfSecretsManager() {
    clock.advance(TTL);
    cache.find("reader", Deadline.in(Duration.ZERO));
    assertEquals(1, source.reads());
    source.holds("v-2");
    assertEquals("v-2", version());
  }
}
