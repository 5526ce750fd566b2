package io.porttokenvending.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of one instance that uses several lanes. */
class PortLanesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final HttpOutcome REJECTION = LanePort.status(401);
  private static final HttpOutcome RATE_LIMIT = LanePort.status(429);

  private final LaneHarness harness = new LaneHarness(2);

  @Test
  void firstRequest_exchangesTheFirstLaneOnly() {
    assertEquals("1", harness.request());
    assertEquals(List.of("a"), harness.port.exchanged);
    assertEquals(Map.of(), harness.trail.skippedLanes());
  }

  @Test
  void lanes_takeTurnsAsTheirTokensExpire() {
    LaneHarness three = new LaneHarness(3);
    for (String lane : List.of("1", "2", "3", "1", "2", "3")) {
      assertEquals(lane, three.request());
      three.clock.advance(Duration.ofMinutes(166)); // 14 minutes are left
    }
    assertEquals(List.of("a", "b", "c", "a", "b", "c"), three.port.exchanged);
  }

  @Test
  void callerThatAsksForMore_spendsNoExchange() {
    harness.request();
    harness.clock.advance(HOUR.plusMinutes(1));
    for (int i = 0; i < 100; i++) {
      assertEquals("token_lifetime_insufficient 1740", harness.request(HOUR.multipliedBy(2)));
    }
    assertEquals(List.of("a"), harness.port.exchanged);
    harness.clock.advance(Duration.ofMinutes(29));
    assertEquals("2", harness.request(HOUR.multipliedBy(2)));
  }

  @Test
  void lanesWithLiveTokens_areNotExchanged_whateverACallerAsksFor() {
    harness.port.issue("a", Duration.ofMinutes(20));
    harness.port.issue("b", Duration.ofMinutes(30));
    for (int i = 0; i < 100; i++) {
      assertEquals("token_lifetime_insufficient 1200", harness.request(HOUR));
    }
    assertEquals(List.of("a", "b"), harness.port.exchanged);
  }

  @Test
  void rejectedLane_isSkipped_andAnotherServes() {
    harness.port.failures.put("a", REJECTION);
    assertEquals("2", harness.request());
    assertEquals(Map.of(1, ErrorCode.PORT_CREDENTIALS_REJECTED), harness.trail.skippedLanes());
    assertEquals("2", harness.request());
    assertEquals(Map.of(1, ErrorCode.PORT_CREDENTIALS_REJECTED), harness.trail.skippedLanes());
    assertEquals(List.of("a", "b"), harness.port.exchanged);
  }

  @Test
  void rateLimitedLane_isSkipped_andAnotherServes() {
    harness.port.failures.put("a", RATE_LIMIT);
    assertEquals("2", harness.request());
    assertEquals(Map.of(1, ErrorCode.PORT_RATE_LIMITED), harness.trail.skippedLanes());
    assertEquals(List.of("a", "b"), harness.port.exchanged);
  }

  @Test
  void rejectedLane_withACorrectedSecret_servesAtOnce() {
    harness.port.failures.put("a", REJECTION);
    harness.port.failures.put("b", REJECTION);
    assertEquals("port_credentials_rejected", harness.request());
    harness.port.failures.clear();
    assertEquals("port_credentials_rejected", harness.request());
    harness.store.rotate("a");
    assertEquals("1", harness.request());
    assertEquals(List.of("a", "b", "a"), harness.port.exchanged);
  }

  @Test
  void rejectedLane_isReadAgainOnce() {
    harness.port.failures.put("a", REJECTION);
    harness.port.failures.put("b", REJECTION);
    harness.request();
    assertEquals(List.of("a", "b", "a!", "b!"), harness.store.reads);
    harness.store.reads.clear();
    harness.request();
    assertEquals(List.of("a!", "b!"), harness.store.reads);
    assertEquals(List.of("a", "b"), harness.port.exchanged);
  }

  @Test
  void rejectionOfOneLane_leavesTheOthersLifetimeDecisive() {
    harness.request();
    harness.clock.advance(HOUR.multipliedBy(2));
    harness.port.failures.put("b", REJECTION);
    assertEquals("token_lifetime_insufficient 3600", harness.request(HOUR.multipliedBy(2)));
    assertEquals(Map.of(2, ErrorCode.PORT_CREDENTIALS_REJECTED), harness.trail.skippedLanes());
  }

  @Test
  void allLanesLimited_haveTheWaitOfTheFirstThatEnds() {
    harness.port.failures.put("a", RATE_LIMIT);
    harness.port.failures.put("b", RATE_LIMIT);
    harness.request();
    harness.clock.advance(Duration.ofSeconds(10));
    assertEquals("port_rate_limited 20", harness.request());
    assertEquals(List.of("a", "b"), harness.port.exchanged);
  }

  /** Port is the same for all lanes, so its failure costs one lane's calls. */
  @Test
  void failureOfPort_isNotRepeatedOnAnotherLane() {
    harness.port.failures.put("a", new HttpOutcome.TimedOut());
    assertEquals("port_unavailable", harness.request());
    assertEquals(List.of("a"), harness.port.exchanged);
    assertEquals(Map.of(), harness.trail.skippedLanes());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void unreadableLane_isSkipped_andAnotherServes(int count) {
    LaneHarness lanes = new LaneHarness(count);
    lanes.store.failures.put("a", new Lookup.Missing<>());
    assertEquals("2", lanes.request());
    assertEquals(Map.of(1, ErrorCode.SECRET_MISSING), lanes.trail.skippedLanes());
    assertEquals(List.of("b"), lanes.port.exchanged);
  }

  @Test
  void unreadableLanes_areRefusedWithoutPort() {
    harness.store.failures.put("a", new Lookup.Malformed<>());
    harness.store.failures.put("b", new Lookup.Unavailable<>());
    assertEquals("secrets_unavailable", harness.request());
    assertEquals(List.of(), harness.port.exchanged);
    assertEquals(
        Map.of(1, ErrorCode.SECRET_MALFORMED, 2, ErrorCode.SECRETS_UNAVAILABLE),
        harness.trail.skippedLanes());
  }

  @Test
  void secretThatHangs_leavesHalfOfTheTimeForAnotherLane() {
    harness.deadline = Deadline.in(Duration.ofSeconds(10));
    harness.request();
    Duration first = harness.store.deadlines.getFirst().remaining();
    assertTrue(first.compareTo(Duration.ofSeconds(5)) <= 0, first::toString);
    LaneHarness one = new LaneHarness(1);
    one.request();
    assertEquals(one.deadline, one.store.deadlines.getFirst());
  }

  @Test
  void laneThatServesFromMemory_needsNothingOfTheOthers() {
    harness.request();
    harness.store.held.remove("b");
    harness.store.reads.clear();
    assertFalse(harness.lanes(HOUR).mustFetch());
    assertEquals("1", harness.request());
    assertEquals(List.of(), harness.store.reads);
  }

  @ParameterizedTest
  @CsvSource({"1, 3600, false", "1, 10801, false", "2, 3600, false", "2, 10801, true"})
  void request_mustFetch_unlessWhatIsHeldDecides(int lanes, int required, boolean fetch) {
    LaneHarness some = new LaneHarness(lanes);
    assertTrue(some.lanes(HOUR).mustFetch());
    some.request();
    assertEquals(fetch, some.lanes(Duration.ofSeconds(required)).mustFetch());
  }

  /** Neither a lane to skip nor one to wait for: the answers are those of the only token. */
  @Test
  void oneLane_isExchangedAfterItsTokenExpired_andNeverSkipped() {
    LaneHarness one = new LaneHarness(1);
    assertEquals("1", one.request());
    one.clock.advance(HOUR.multipliedBy(2));
    assertEquals("token_lifetime_insufficient 3600", one.request(HOUR.multipliedBy(2)));
    one.clock.advance(HOUR.plusSeconds(5));
    one.port.failures.put("a", REJECTION);
    assertEquals("port_credentials_rejected", one.request());
    assertEquals(Map.of(), one.trail.skippedLanes());
    assertEquals(List.of("a", "a"), one.port.exchanged);
  }
}
