package io.porttokenvending.github;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.token.KeyLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers choose the key id, so an unknown one must neither flood the issuer nor hide a rotation.
 */
@Timeout(120)
class PublishedKeysUnknownKidTest {
  private static final Duration TICK = Duration.ofNanos(1);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  @AutoClose private final KeysHarness harness = new KeysHarness();

  @Test
  void unknownKid_rightAfterAFetch_causesNoFetch() {
    harness.assertFound();
    harness.assertUnknown("invented");
    harness.clock.advance(BETWEEN_FETCHES.minus(TICK));
    harness.assertUnknown("invented");
    harness.assertFetches(1);
  }

  @Test
  void unknownKid_halfAMinuteAfterTheLastFetch_causesOne() {
    harness.assertFound();
    harness.clock.advance(BETWEEN_FETCHES);
    harness.assertUnknown("invented");
    harness.assertUnknown("invented");
    harness.assertFetches(2);
  }

  @Test
  void unknownKid_onAColdStart_causesOneFetch() {
    harness.assertUnknown("invented");
    harness.assertFound();
    harness.assertFetches(1);
  }

  /** A flood over four and a half minutes, and one at a single moment. */
  @ParameterizedTest
  @ValueSource(longs = {27, 0})
  void tenThousandInventedKids_costAtMostTenFetches(long millisecondsBetween) {
    for (int i = 0; i < 10_000; i++) {
      harness.assertUnknown("invented-" + i);
      harness.clock.advance(Duration.ofMillis(millisecondsBetween));
      if (i % 100 == 0) {
        harness.assertFound();
      }
    }
    assertTrue(harness.fetches() <= 10, () -> harness.fetches() + " fetches");
  }

  @Test
  void invented_kidsOfManyCallersAtOnce_costOneFetch() throws Exception {
    harness.assertFound();
    harness.clock.advance(BETWEEN_FETCHES);
    List<FutureTask<KeyLookup>> callers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String kid = "invented-" + i;
      FutureTask<KeyLookup> caller = new FutureTask<>(() -> harness.find(kid));
      callers.add(caller);
      Thread.ofVirtual().start(caller);
    }
    for (FutureTask<KeyLookup> caller : callers) {
      assertInstanceOf(KeyLookup.Unknown.class, caller.get());
    }
    harness.assertFetches(2);
  }

  @Test
  void rotation_duringAFlood_isVisibleWithin30Seconds() {
    GitHubTokens successor = new GitHubTokens();
    harness.assertFound();
    for (int second = 0; second < 95; second++) {
      flood();
    }
    harness.gitHub.publish(harness.gitHub.tokens(), successor);
    Instant rotated = harness.clock.instant();
    while (!(harness.find(successor.kid()) instanceof KeyLookup.Found)) {
      flood();
    }
    Duration delay = Duration.between(rotated, harness.clock.instant());
    assertTrue(delay.compareTo(BETWEEN_FETCHES) <= 0, delay::toString);
    harness.assertFound();
  }

  /** A flood of one second. */
  private void flood() {
    for (int i = 0; i < 10; i++) {
      harness.assertUnknown("invented-" + harness.clock.instant() + i);
      harness.clock.advance(Duration.ofMillis(100));
    }
  }
}
