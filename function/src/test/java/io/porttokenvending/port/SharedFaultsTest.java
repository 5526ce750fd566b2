package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.issued;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.PortTokenResult.Unavailable;
import io.porttokenvending.exchange.SharedRows.Reading;
import io.porttokenvending.exchange.SharedRows.Writing;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.http.HttpOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A fault of a token row never rejects a request by itself. */
class SharedFaultsTest {
  private static final HttpOutcome TOKEN = issued("first", 10_800);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

  private final MemoryRows rows = new MemoryRows();
  private final ScriptedPort port = new ScriptedPort();
  private final SharedInstance instance = new SharedInstance(port, rows);

  @Test
  void failedRead_exchangesAlone() {
    rows.failEveryCall(new Reading.Failed(), Writing.FAILED);
    port.then(TOKEN);

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertEquals(1, rows.reads());
    assertEquals(0, rows.writes());
    assertTrue(instance.pauses.isEmpty());
  }

  @Test
  void table_afterAFault_isTriedAgainAfterTenSeconds() {
    rows.failEveryCall(new Reading.Failed(), Writing.FAILED);
    port.then(new HttpOutcome.TimedOut(), new HttpOutcome.TimedOut(), TOKEN);
    instance.ask();
    rows.recover();

    instance.pass(AFTER_FAULT.minusNanos(1));
    assertInstanceOf(Unavailable.class, instance.ask());
    assertEquals(1, rows.reads());

    instance.pass(Duration.ofNanos(1));
    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertEquals(2, rows.reads());
    assertFalse(rows.only().leased());
  }

  @Test
  void failedLease_exchangesAlone() {
    rows.writeNext(Writing.FAILED);
    port.then(TOKEN);

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertEquals(0, rows.all().size());
  }

  /** Each instance that takes the lease over would otherwise let the others wait another time. */
  @Test
  void leaseWithALostResponse_endsWithTheResult() {
    rows.loseResponsesOfWrites();
    port.then(TOKEN);
    assertEquals(TokenSource.EXCHANGED, instance.source());

    SharedInstance other = new SharedInstance(port, rows);
    assertEquals(TokenSource.SHARED, other.source());
    assertTrue(other.pauses.isEmpty());
  }

  @Test
  void failedLease_doesNotPreventRetries() {
    rows.writeNext(Writing.FAILED);
    port.then(PortFixtures.answer(503, ""), TOKEN);

    assertEquals(TokenSource.EXCHANGED, instance.source());
  }

  @Test
  void failedRenewal_continuesWithoutTheTable() {
    rows.writeNext(Writing.WRITTEN, Writing.FAILED);
    port.then(PortFixtures.answer(503, ""), TOKEN);

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertEquals(2, rows.writes());
  }

  @Test
  void failedWriteOfTheResult_stillIssuesTheToken() {
    rows.writeNext(Writing.WRITTEN, Writing.FAILED);
    port.then(TOKEN);

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertEquals(TokenSource.HELD, instance.source());
  }

  @Test
  void throttledWriteOfTheResult_isRepeated() {
    rows.writeNext(Writing.WRITTEN, Writing.THROTTLED, Writing.THROTTLED);
    port.then(TOKEN);
    instance.ask();

    assertEquals(TokenSource.SHARED, new SharedInstance(port, rows).source());
  }

  @Test
  void tableThrottledForSixSeconds_exchangesAlone() {
    rows.failEveryCall(new Reading.Throttled(), Writing.THROTTLED);
    port.then(TOKEN);

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertTrue(instance.nanoTime.get() >= Duration.ofSeconds(6).toNanos());
    assertEquals(0, rows.writes());
  }

  @Test
  void leaseThrottledForSixSeconds_exchangesAlone() {
    rows.failEveryCall(rows.read("token#0", PortFixtures.tenSeconds()), Writing.THROTTLED);
    port.then(TOKEN);

    assertEquals(TokenSource.EXCHANGED, instance.source());
    assertTrue(rows.writes() > 1);
    assertEquals(1, port.calls().size());
  }
}
