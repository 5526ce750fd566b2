package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows.Reading;
import io.porttokenvending.exchange.SharedRows.Writing;
import io.porttokenvending.secret.Sha256;
import io.porttokenvending.testing.LossyRelay;
import io.porttokenvending.testing.SerialRelay;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the table of shared rows guarantees with each DynamoDB. */
abstract class TokenTableContract {
  private static final Deadline AMPLE = Deadline.in(Duration.ofMinutes(10));
  private static final int WRITERS = 50;

  private final String name = "shared-tokens-" + UUID.randomUUID();
  private final String id = "token#" + UUID.randomUUID();

  abstract TableBackEnd backEnd();

  @BeforeEach
  void createTable() {
    backEnd().createTable(name);
  }

  /** The tests' processes may be slower than DynamoDB, so the limit is a wide one. */
  private TokenTable table(URI uri) {
    return new TokenTable(
        TestCredentials.clients(TestCredentials.CREDENTIALS)
            .dynamoDbWithoutRetries(Optional.of(uri)),
        name,
        Duration.ofMinutes(1));
  }

  private TokenTable table() {
    return table(backEnd().uri());
  }

  private SharedRow read() {
    return assertInstanceOf(Reading.Read.class, table().read(id, AMPLE)).row();
  }

  private SharedRow row(String revision) {
    return new SharedRow(
        id, 1, revision, true, new byte[] {0, -1, 127}, Instant.ofEpochSecond(1_900_000_000));
  }

  @Test
  void row_thatDoesNotExist_hasNoRevision() {
    assertEquals("", read().revision());
    assertEquals(0, read().version());
    assertFalse(read().leased());
    assertEquals(0, read().data().length);
  }

  @Test
  void row_written_isReadUnchanged() {
    SharedRow row = row("r-1");
    assertEquals(Writing.WRITTEN, table().write(row, read(), AMPLE));

    SharedRow read = read();
    assertArrayEquals(row.data(), read.data());
    assertEquals("r-1", read.revision());
    assertEquals(1, read.version());
    assertTrue(read.leased());
    assertEquals(row.expiresAt(), read.expiresAt());
  }

  @Test
  void write_afterAnotherWrite_isAConflict() {
    SharedRow absent = read();
    table().write(row("r-1"), absent, AMPLE);
    SharedRow first = read();

    assertEquals(Writing.CONFLICT, table().write(row("r-2"), absent, AMPLE));
    assertEquals(Writing.WRITTEN, table().write(row("r-3"), first, AMPLE));
    assertEquals(Writing.CONFLICT, table().write(row("r-4"), first, AMPLE));
    assertEquals("r-3", read().revision());
  }

  /** Nothing but this function writes rows with this prefix, but an attacker may. */
  @Test
  void rowWithoutARevision_isReplaced() {
    ReplayTable replay =
        ReplayTableFixture.guard(backEnd().uri(), name, TestCredentials.CREDENTIALS);
    assertEquals(ReplayOutcome.FIRST, replay.consume(ReplayTableFixture.USE, AMPLE));
    String foreign =
        Sha256.hex(List.of(ReplayTableFixture.USE.issuer(), ReplayTableFixture.USE.jti()));
    Reading.Read seen = assertInstanceOf(Reading.Read.class, table().read(foreign, AMPLE));
    assertEquals("", seen.row().revision());

    SharedRow own = new SharedRow(foreign, 1, "r-1", false, new byte[0], Instant.ofEpochSecond(1));
    assertEquals(Writing.WRITTEN, table().write(own, seen.row(), AMPLE));
  }

  @Test
  void fiftyWritesAtOnce_oneIsWritten() throws Exception {
    CyclicBarrier start = new CyclicBarrier(WRITERS);
    List<Future<Writing>> writes = new ArrayList<>();
    SharedRow absent = read();
    try (SerialRelay relay = SerialRelay.before(backEnd().uri());
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      TokenTable table = table(relay.uri());
      for (int i = 0; i < WRITERS; i++) {
        SharedRow row = row("r-" + i);
        writes.add(
            threads.submit(() -> {
              start.await();
              return table.write(row, absent, AMPLE);
            }));
      }
      List<Writing> results = new ArrayList<>();
      for (Future<Writing> write : writes) {
        results.add(write.get());
      }
      assertEquals(1, results.stream().filter(Writing.WRITTEN::equals).count());
      assertEquals(WRITERS - 1, results.stream().filter(Writing.CONFLICT::equals).count());
    }
  }

  @Test
  void lostResponseOfAWrite_isWritten() throws IOException {
    SharedRow absent = read();
    try (LossyRelay relay = LossyRelay.before(backEnd().uri(), 1)) {
      assertEquals(Writing.WRITTEN, table(relay.uri()).write(row("r-1"), absent, AMPLE));
      assertEquals(2, relay.connections());
    }
    assertEquals("r-1", read().revision());
  }

  @Test
  void lostResponseOfAConflict_isAConflict() throws IOException {
    SharedRow absent = read();
    table().write(row("r-1"), absent, AMPLE);
    try (LossyRelay relay = LossyRelay.before(backEnd().uri(), 1)) {
      assertEquals(Writing.CONFLICT, table(relay.uri()).write(row("r-2"), absent, AMPLE));
    }
  }

  @Test
  void twoLostResponses_areAFailure() throws IOException {
    SharedRow absent = read();
    try (LossyRelay relay = LossyRelay.before(backEnd().uri(), 2)) {
      assertEquals(Writing.FAILED, table(relay.uri()).write(row("r-1"), absent, AMPLE));
      assertEquals(2, relay.connections());
    }
  }
}
