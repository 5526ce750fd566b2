package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the cache gives after Port has rejected a version. */
class SecretCacheRejectionTest extends SecretCacheFixture {
  private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

  @BeforeEach
  void firstVersionIsHeld() {
    source.holds("v-1");
    assertEquals("v-1", version());
  }

  @Test
  void findOtherThan_heldVersionAfterRotation_readsTheNewOneOnce() {
    source.holds("v-2");
    assertEquals("v-2", version(findOtherThan("v-1")));
    assertEquals("v-2", version());
    assertEquals(2, source.reads());
  }

  @Test
  void findOtherThan_heldVersionAndNotRotated_givesItAgain() {
    assertEquals("v-1", version(findOtherThan("v-1")));
    assertEquals(2, source.reads());
  }

  @Test
  void rejections_withinFiveSeconds_causeOneRead() {
    for (int i = 0; i < 100; i++) {
      assertEquals("v-1", version(findOtherThan("v-1")));
    }
    source.holds("v-2");
    clock.advance(BETWEEN_READS.minusNanos(1));
    assertEquals("v-1", version(findOtherThan("v-1")));
    assertEquals(2, source.reads());
    clock.advance(Duration.ofNanos(1));
    assertEquals("v-2", version(findOtherThan("v-1")));
    assertEquals(3, source.reads());
  }

  @Test
  void rejections_whileTheReadFails_causeOneReadInFiveSeconds() {
    source.holds(new Lookup.Unavailable<>());
    assertEquals(UNAVAILABLE, findOtherThan("v-1"));
    source.holds("v-2");
    assertEquals("v-1", version(findOtherThan("v-1")));
    clock.advance(BETWEEN_READS);
    assertEquals("v-2", version(findOtherThan("v-1")));
    assertEquals(3, source.reads());
  }

  @Test
  void rejection_clockSetBack_holdsNoReadBack() {
    findOtherThan("v-1");
    source.holds("v-2");
    clock.advance(Duration.ofHours(-3));
    assertEquals("v-2", version(findOtherThan("v-1")));
  }

  @Test
  void findOtherThan_heldVersionAndNotRotated_beginsItsTtlAnew() {
    clock.advance(TTL.minusSeconds(1));
    findOtherThan("v-1");
    clock.advance(TTL.minusSeconds(1));
    find();
    assertEquals(2, source.reads());
  }

  @Test
  void findOtherThan_olderVersion_isServedWithoutARead() {
    assertEquals("v-1", version(findOtherThan("v-0")));
    assertEquals(1, source.reads());
  }

  @Test
  void findOtherThan_olderVersionAfterTheTtl_isReadAgain() {
    clock.advance(TTL);
    source.holds("v-2");
    assertEquals("v-2", version(findOtherThan("v-0")));
  }

  @Test
  void findOtherThan_nothingHeld_isRead() {
    assertEquals(
        "v-1", version(cache.findOtherThan("writer", "v-0", Deadline.in(Duration.ofSeconds(10)))));
  }

  @Test
  void findOtherThan_heldVersionInAnOutage_isUnavailable() {
    source.holds(new Lookup.Unavailable<>());
    assertEquals(UNAVAILABLE, findOtherThan("v-1"));
    assertEquals("v-1", version());
  }

  @Test
  void findOtherThan_tryHeldBackForFind_readsAllTheSame() {
    source.holds(new Lookup.Unavailable<>());
    clock.advance(TTL);
    assertEquals("v-1", version());
    source.holds("v-2");
    assertEquals("v-1", version());
    assertEquals("v-2", version(findOtherThan("v-1")));
  }

  @Test
  void findOtherThan_olderVersionAndNotReadable_givesTheHeldOne() {
    source.holds(new Lookup.Unavailable<>());
    clock.advance(TTL);
    assertEquals("v-1", version(findOtherThan("v-0")));
    clock.advance(Duration.ofHours(1));
    assertEquals(UNAVAILABLE, findOtherThan("v-0"));
  }

  @Test
  void findOtherThan_secretIsGone_isMissingAndNoLongerServed() {
    source.holds(new Lookup.Missing<>());
    assertEquals(new Lookup.Missing<>(), findOtherThan("v-1"));
    assertEquals(new Lookup.Missing<>(), find());
  }

  @Test
  void findOtherThan_anothersReadEndsBetweenLookAndTurn_sharesIt() {
    source.holds("v-2");
    clock.onNextLook(() -> findOtherThan("v-1"));
    assertEquals("v-2", version(findOtherThan("v-1")));
    assertEquals(2, source.reads());
  }

  @Test
  void findOtherThan_concurrentReadFails_isUnavailable() {
    source.holds(new Lookup.Unavailable<>());
    clock.onNextLook(() -> findOtherThan("v-1"));
    assertEquals(UNAVAILABLE, findOtherThan("v-1"));
    assertEquals(2, source.reads());
  }
}
