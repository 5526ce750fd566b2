package io.porttokenvending.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.KeyLookup;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How long a key set is used. */
class PublishedKeysTest {
  private static final Duration TICK = Duration.ofNanos(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration FAILURE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  @AutoClose private final KeysHarness harness = new KeysHarness();

  @Test
  void set_beforeFirstUse_isNotFetched() {
    harness.assertFetches(0);
  }

  @Test
  void set_atFirstUse_isFetchedFromItsAddress() {
    harness.assertFound();
    harness.assertFetches(1);
    Call call = harness.gitHub.calls().getFirst();
    assertEquals("GET " + KeysHarness.PATH, call.toString());
    assertEquals("", call.query());
    assertFalse(call.hasHeader("authorization"));
  }

  @Test
  void set_youngerThanAnHour_isServedFromMemory() {
    harness.assertFound();
    harness.clock.advance(HOUR.minus(TICK));
    harness.assertFound();
    harness.assertFetches(1);
  }

  @Test
  void set_oneHourOld_isRefreshedForAnotherHour() {
    harness.assertFound();
    harness.clock.advance(HOUR);
    harness.assertFound();
    harness.assertFetches(2);
    harness.clock.advance(HOUR.minus(TICK));
    harness.assertFound();
    harness.assertFetches(2);
    harness.clock.advance(TICK);
    harness.assertFound();
    harness.assertFetches(3);
  }

  @Test
  void key_noLongerPublished_isRejectedAfterAnHour() {
    GitHubTokens successor = new GitHubTokens();
    harness.assertFound();
    harness.gitHub.publish(successor);
    harness.clock.advance(HOUR);
    harness.assertUnknown(harness.kid());
    harness.assertFound(successor);
    harness.assertFetches(2);
  }

  @Test
  void withdrawnKey_clockSetBack_isUnknownAfterOneFetch() {
    GitHubTokens successor = new GitHubTokens();
    harness.assertFound();
    harness.gitHub.publish(successor);
    harness.clock.advance(Duration.ofHours(-3));
    harness.assertUnknown(harness.kid());
    harness.assertFound(successor);
    harness.assertFetches(2);
  }

  @Test
  void set_clockSetBackAndRefreshFails_isNotUsed() {
    harness.assertFound();
    fail();
    harness.clock.advance(Duration.ofHours(-3));
    harness.assertUnavailable();
  }

  @Test
  void unknownKey_clockSetBack_isFetchedAtOnce() {
    GitHubTokens successor = new GitHubTokens();
    harness.assertFound();
    harness.clock.advance(HOUR);
    fail();
    harness.assertFound();
    harness.gitHub.answerAsUsual();
    harness.gitHub.publish(successor);
    harness.clock.advance(Duration.ofSeconds(-1));
    harness.assertFound(successor);
  }

  @Test
  void set_whoseRefreshFails_servesUntilItIsADayOld() {
    harness.assertFound();
    fail();
    harness.clock.advance(HOUR);
    harness.assertFound();
    harness.clock.advance(DAY.minus(HOUR).minus(TICK));
    harness.assertFound();
    harness.clock.advance(TICK);
    harness.assertUnavailable();
  }

  @Test
  void age_isCountedFromTheLastGoodFetch() {
    harness.assertFound();
    harness.clock.advance(Duration.ofHours(10));
    harness.assertFound();
    fail();
    harness.clock.advance(DAY.minus(TICK));
    harness.assertFound();
    harness.clock.advance(TICK);
    harness.assertUnavailable();
  }

  @Test
  void unknownKey_whileAStaleSetCannotBeRefreshed_isUnknown() {
    harness.assertFound();
    fail();
    harness.clock.advance(DAY.minus(TICK));
    harness.assertUnknown("invented");
    harness.clock.advance(TICK);
    assertEquals(new KeyLookup.Unavailable(), harness.find("invented"));
  }

  @Test
  void refresh_thatFailed_isTriedAgainAfterHalfAMinute() {
    harness.assertFound();
    fail();
    harness.clock.advance(HOUR);
    harness.assertFound();
    harness.assertFound();
    harness.clock.advance(BETWEEN_FETCHES.minus(TICK));
    harness.assertFound();
    harness.assertFetches(2);
    harness.clock.advance(TICK);
    harness.assertFound();
    harness.assertFetches(3);
  }

  @Test
  void issuer_backAfterExpiry_isFetchedAfterFiveSeconds() {
    harness.assertFound();
    fail();
    harness.clock.advance(DAY);
    harness.assertUnavailable();
    harness.gitHub.answerAsUsual();
    harness.clock.advance(FAILURE);
    harness.assertFound();
  }

  /** Each caller would otherwise occupy an instance for the two seconds of a fetch. */
  @Test
  void issuer_thatFails_isFetchedOncePerFiveSeconds() {
    harness.gitHub.answerNext(Reply.of(500), Reply.json(200, "{}"));
    for (int i = 0; i < 100; i++) {
      assertEquals(new KeyLookup.Unavailable(), harness.find("forged-" + i));
    }
    harness.assertFetches(1);
    harness.clock.advance(FAILURE.minus(TICK));
    harness.assertUnavailable();
    harness.assertFetches(1);
    harness.clock.advance(TICK);
    harness.assertUnavailable();
    harness.assertFetches(2);
    harness.clock.advance(FAILURE);
    harness.assertFound();
    harness.assertFetches(3);
  }

  @Test
  void failure_afterTheClockIsSetBack_isNotRemembered() {
    harness.gitHub.answerNext(Reply.of(500));
    harness.assertUnavailable();
    harness.clock.advance(HOUR.negated());
    harness.assertFound();
  }

  /** A new instance is slow regardless of the issuer, and no caller caused the fetch. */
  @Test
  void failure_ofThePrefetch_isNotRemembered() {
    harness.gitHub.answerNext(Reply.of(500), Reply.of(500));
    harness.keys.prefetch(Deadline.in(Duration.ofSeconds(30)));
    harness.assertUnavailable();
    harness.assertUnavailable();
    harness.assertFetches(2);
  }

  @Test
  void prefetchedSet_isServedFromMemory() {
    harness.keys.prefetch(Deadline.in(Duration.ofSeconds(30)));
    harness.assertFound();
    harness.assertFetches(1);
  }

  @Test
  void failure_ofOneIssuer_holdsBackNoOther() {
    harness.gitHub.answerNext(Reply.of(500));
    harness.assertUnavailable();
    try (KeysHarness other = new KeysHarness()) {
      other.assertFound();
    }
  }

  private void fail() {
    harness.gitHub.answerWith(call -> Optional.of(Reply.of(500)));
  }
}
