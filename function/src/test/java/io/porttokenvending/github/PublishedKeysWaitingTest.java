package io.porttokenvending.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.KeyLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that wait for a fetch, and how long they wait. */
@Timeout(60)
class PublishedKeysWaitingTest {
  private static final Duration LONGEST_FETCH = Duration.ofSeconds(2);
  private static final Duration FOR_EVER = Duration.ofMinutes(5);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  @AutoClose private final KeysHarness harness = new KeysHarness();

  @AfterEach
  void stop() {
    mayAnswer.countDown();
  }

  @Test
  void fiftyCallers_onAColdStart_costOneFetch() throws Exception {
    harness.gitHub.answerNext(
        Reply.json(200, harness.gitHub.tokens().jwks()).after(Duration.ofMillis(300)));
    List<FutureTask<KeyLookup>> callers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      callers.add(startFinding(harness.kid()));
    }
    for (FutureTask<KeyLookup> caller : callers) {
      assertEquals(found(), caller.get());
    }
    harness.assertFetches(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void issuer_thatHangsOrDrips_isWaitedForTwoSeconds(boolean drips) {
    Reply whole = Reply.json(200, harness.gitHub.tokens().jwks());
    harness.gitHub.answerNext(
        drips ? whole.dripping(Duration.ofMillis(500)) : whole.after(FOR_EVER));
    long start = System.nanoTime();
    harness.assertUnavailable();
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(waited.compareTo(LONGEST_FETCH) >= 0, waited::toString);
    assertTrue(waited.compareTo(LONGEST_FETCH.multipliedBy(5)) < 0, waited::toString);
  }

  @Test
  void knownFreshKey_whileAnotherCallerFetches_needsNoWait() throws Exception {
    harness.assertFound();
    harness.clock.advance(Duration.ofSeconds(30));
    hang();
    FutureTask<KeyLookup> other = startFinding("invented");
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    harness.assertFound();
    harness.assertFound();
    assertFalse(other.isDone());
    mayAnswer.countDown();
    assertEquals(new KeyLookup.Unknown(), other.get());
  }

  @Test
  void followers_deadlinePasses_useTheCachedSet() throws Exception {
    harness.assertFound();
    harness.clock.advance(Duration.ofHours(1));
    hang();
    FutureTask<KeyLookup> leader = startFinding(harness.kid());
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    assertEquals(found(), harness.keys.find(harness.kid(), Deadline.in(Duration.ofMillis(20))));
    assertFalse(leader.isDone());
    mayAnswer.countDown();
    assertEquals(found(), leader.get());
  }

  @Test
  void follower_whoseDeadlinePassesOnAColdStart_hasNoKeys() throws Exception {
    hang();
    FutureTask<KeyLookup> leader = startFinding(harness.kid());
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    assertEquals(
        new KeyLookup.Unavailable(),
        harness.keys.find(harness.kid(), Deadline.in(Duration.ofMillis(20))));
    mayAnswer.countDown();
    assertEquals(found(), leader.get());
  }

  /**
   * The deadline of a request also covers the keys: an invocation may have less than two seconds
   * left.
   */
  @Test
  void callerWhoFetches_waitsNoLongerThanItsDeadline() {
    harness.assertFound();
    harness.clock.advance(Duration.ofHours(1));
    harness.gitHub.answerNext(Reply.of(200).after(FOR_EVER));
    long start = System.nanoTime();
    assertEquals(found(), harness.keys.find(harness.kid(), Deadline.in(Duration.ofMillis(50))));
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(waited.compareTo(LONGEST_FETCH) < 0, waited::toString);
  }

  /** A hundred callers wait for one fetch in all, whether they come during it or after it. */
  @Test
  void issuer_thatHangs_isFetchedOnceForAHundredCallers() throws Exception {
    harness.gitHub.answerWith(call -> Optional.of(Reply.of(200).after(FOR_EVER)));
    List<FutureTask<KeyLookup>> callers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      callers.add(startFinding("forged-" + i));
    }
    for (FutureTask<KeyLookup> caller : callers) {
      assertEquals(new KeyLookup.Unavailable(), caller.get());
    }
    for (int i = 0; i < 50; i++) {
      harness.assertUnavailable();
    }
    harness.assertFetches(1);
  }

  @Test
  void fetch_endedByTheCallersDeadline_isNotRemembered() {
    harness.gitHub.answerNext(Reply.of(200).after(FOR_EVER));
    assertEquals(
        new KeyLookup.Unavailable(),
        harness.keys.find(harness.kid(), Deadline.in(Duration.ofMillis(300))));
    harness.assertFound();
  }

  @Test
  void caller_deadlinePassed_fetchesNothing() {
    assertEquals(
        new KeyLookup.Unavailable(), harness.keys.find(harness.kid(), Deadline.in(Duration.ZERO)));
    harness.assertFetches(0);
    harness.assertFound();
  }

  /** Until the test releases it; the fetch itself ends after two seconds. */
  private void hang() {
    harness.gitHub.answerWith(call -> {
      asked.countDown();
      try {
        mayAnswer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
    });
  }

  private KeyLookup found() {
    return new KeyLookup.Found(harness.gitHub.tokens().publicKey());
  }

  private FutureTask<KeyLookup> startFinding(String kid) {
    FutureTask<KeyLookup> caller = new FutureTask<>(() -> harness.find(kid));
    Thread.ofVirtual().start(caller);
    return caller;
  }
}
