package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.SHARED_SECRET;
import static io.porttokenvending.port.PortFixtures.answer;
import static io.porttokenvending.port.PortFixtures.credentials;
import static io.porttokenvending.port.PortFixtures.issued;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.Unavailable;
import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows.Reading;
import io.porttokenvending.exchange.SharedRows.Writing;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who exchanges, who waits, and for how long. */
class LeaseTest {
  private static final Duration LEASE = Duration.ofSeconds(6);
  private static final HttpOutcome TOKEN = issued("first", 10_800);
  private static final HttpOutcome DOWN = answer(503, "");

  private final MemoryRows rows = new MemoryRows();
  private final ScriptedPort port = new ScriptedPort();
  private final SharedInstance instance = new SharedInstance(port, rows);
  private final SharedInstance other = new SharedInstance(port, rows);

  /** Another instance has the lease and does not end it. */
  private SharedRow leased() {
    String id =
        RowCipher.of(
                TokenKey.of(credentials("v1", SHARED_SECRET), SharedInstance.settings()),
                credentials("v1", SHARED_SECRET).clientSecret())
            .orElseThrow()
            .rowId();
    SharedRow lease =
        new SharedRow(id, 1, UUID.randomUUID().toString(), true, new byte[0], Instant.MAX);
    rows.replace(lease);
    return lease;
  }

  @Test
  void waitingInstance_getsTheResultOfTheHolder() {
    leased();
    port.then(TOKEN);
    MemoryRows elsewhere = new MemoryRows();
    new SharedInstance(port, elsewhere).ask();
    instance.duringPause(() -> {
      if (instance.pauses.size() == 3) {
        rows.replace(elsewhere.only());
      }
    });

    assertEquals(TokenSource.SHARED, instance.source());
    assertEquals(1, port.calls().size());
    assertEquals(0, rows.writes());
  }

  @Test
  void polls_growFrom100MillisecondsToOneSecond_withJitter() {
    leased();
    port.then(TOKEN);
    instance.ask();

    List<Long> longest = List.of(100L, 200L, 400L, 800L, 1000L, 1000L, 1000L);
    for (int i = 0; i < longest.size(); i++) {
      long pause = instance.pauses.get(i).toMillis();
      assertTrue(pause <= longest.get(i) && pause >= longest.get(i) / 2, i + ": " + pause);
    }
    assertNotEquals(100, instance.pauses.getFirst().toMillis());
  }

  @Test
  void lease_unchangedForSixSeconds_isTakenOver() {
    leased();
    port.then(TOKEN);
    assertEquals(TokenSource.EXCHANGED, instance.source());

    long waited = instance.pauses.stream().mapToLong(Duration::toNanos).sum();
    long last = instance.pauses.getLast().toNanos();
    assertTrue(waited >= LEASE.toNanos());
    assertTrue(waited - last < LEASE.toNanos());
    assertFalse(rows.only().leased());
  }

  @Test
  void lease_renewed_isNotTakenOver() {
    leased();
    port.then(TOKEN);
    MemoryRows elsewhere = new MemoryRows();
    new SharedInstance(port, elsewhere).ask();
    instance.duringPause(() -> {
      if (instance.nanoTime.get() < Duration.ofSeconds(30).toNanos()) {
        leased();
      } else {
        rows.replace(elsewhere.only());
      }
    });

    assertEquals(TokenSource.SHARED, instance.source());
    assertEquals(1, port.calls().size());
  }

  /** Wall clocks of instances are never compared: this one's jumps in both directions. */
  @ParameterizedTest
  @ValueSource(ints = {-86_400, -30, 30, 86_400})
  void takeover_dependsOnTheMonotonicClockAlone(int seconds) {
    leased();
    port.then(TOKEN);
    instance.duringPause(() -> {
      if (instance.pauses.size() == 2) {
        instance.ahead(Duration.ofSeconds(seconds));
      }
    });

    instance.ask();

    assertTrue(instance.nanoTime.get() >= LEASE.toNanos());
    assertTrue(instance.nanoTime.get() < LEASE.plusSeconds(1).toNanos());
  }

  @Test
  void takeover_byTwoInstances_isOneExchange() {
    leased();
    port.then(TOKEN);
    instance.duringPause(() -> {
      // The other instance takes over between this one's last look and its write.
      if (instance.nanoTime.get() >= LEASE.toNanos() && other.pauses.isEmpty()) {
        assertEquals(TokenSource.EXCHANGED, other.source());
      }
    });

    assertEquals(TokenSource.SHARED, instance.source());
    assertEquals(1, port.calls().size());
  }

  @Test
  void leaseLostToAnotherWrite_waitsForItsResult() {
    port.then(TOKEN);
    rows.writeNext(Writing.CONFLICT);
    // The write that came first is that of the other instance.
    instance.duringPause(() -> assertEquals(TokenSource.EXCHANGED, other.source()));

    assertEquals(TokenSource.SHARED, instance.source());
    assertEquals(1, port.calls().size());
  }

  @Test
  void conflictWithoutAnotherWrite_exchangesAlone() {
    port.then(TOKEN);
    rows.writeNext(Writing.CONFLICT);

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertEquals(1, instance.pauses.size());
  }

  /** The next lease keeps the result, so an instance may never see the row without a lease. */
  @Test
  void resultOfAnotherInstance_notReadable_exchangesAlone() {
    leased();
    port.then(TOKEN);
    instance.duringPause(() -> {
      SharedRow row = leased();
      rows.replace(new SharedRow(row.id(), 1, row.revision(), true, new byte[99], row.expiresAt()));
    });

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertEquals(1, instance.pauses.size());
    assertEquals(0, rows.writes());
  }

  @Test
  void holder_renewsTheLeaseBeforeEachRetry() {
    Set<String> revisions = new HashSet<>();
    port.then(() -> seen(revisions, DOWN));
    port.then(() -> seen(revisions, DOWN));
    port.then(() -> seen(revisions, TOKEN));

    assertEquals(TokenSource.EXCHANGED, instance.source());

    assertEquals(3, revisions.size());
    assertFalse(revisions.contains(rows.only().revision()));
    assertFalse(rows.only().leased());
  }

  private HttpOutcome seen(Set<String> revisions, HttpOutcome outcome) {
    assertTrue(rows.only().leased());
    revisions.add(rows.only().revision());
    return outcome;
  }

  /** Port's Retry-After may be longer than others wait for a sign of life. */
  @Test
  void holder_inALongPause_renewsTheLease() {
    Set<String> revisions = new HashSet<>();
    port.then(answer(503, "retry-after", "9"), TOKEN);
    instance.duringPause(() -> revisions.add(rows.only().revision()));
    Deadline ample = Deadline.in(Duration.ofMinutes(5));

    instance.cache.tokenFor(credentials("v1", SHARED_SECRET), SharedInstance.settings(), ample);

    assertEquals(3, revisions.size());
    assertTrue(instance.pauses.stream().allMatch(it -> it.compareTo(LEASE) < 0));
  }

  @Test
  void holderThatLostItsLease_doesNotRetryNorOverwrite() {
    port.then(() -> {
      leased();
      return DOWN;
    });

    assertEquals(new Unavailable(Optional.empty()), instance.ask());
    assertEquals(1, port.calls().size());
    assertTrue(rows.only().leased());
  }

  @Test
  void failedExchange_endsTheLease() {
    port.then(new HttpOutcome.TimedOut());
    assertInstanceOf(Unavailable.class, instance.ask());
    assertFalse(rows.only().leased());

    other.pass(Duration.ofSeconds(5));
    port.then(TOKEN);
    assertEquals(TokenSource.EXCHANGED, other.source());
    assertTrue(other.pauses.isEmpty());
  }

  /** The result is new, whatever the wall clocks are. */
  @ParameterizedTest
  @ValueSource(ints = {-30, 0, 30})
  void failureWhileWaiting_isShared(int seconds) {
    MemoryRows elsewhere = new MemoryRows();
    port.then(new HttpOutcome.TimedOut());
    SharedInstance holder = new SharedInstance(port, elsewhere).ahead(Duration.ofSeconds(seconds));
    holder.ask();
    leased();
    instance.duringPause(() -> rows.replace(elsewhere.only()));

    assertEquals(new Unavailable(Optional.empty()), instance.ask());
    assertEquals(1, port.calls().size());
  }

  @Test
  void throttledPoll_continuesToWait() {
    leased();
    Reading throttled = new Reading.Throttled();
    rows.readNext(throttled, throttled, throttled);
    port.then(TOKEN);
    MemoryRows elsewhere = new MemoryRows();
    new SharedInstance(port, elsewhere).ask();
    instance.duringPause(() -> {
      if (instance.pauses.size() == 3) {
        rows.replace(elsewhere.only());
      }
    });

    assertEquals(TokenSource.SHARED, instance.source());
    assertEquals(1, port.calls().size());
  }

  @Test
  void deadlineWhileWaiting_isUnavailableWithoutAnExchange() {
    leased();
    PortTokenResult result =
        instance.cache.tokenFor(
            credentials("v1", SHARED_SECRET),
            SharedInstance.settings(),
            Deadline.in(Duration.ofMillis(40)));

    assertEquals(new Unavailable(Optional.empty()), result);
    assertEquals(0, port.calls().size());
  }
}
