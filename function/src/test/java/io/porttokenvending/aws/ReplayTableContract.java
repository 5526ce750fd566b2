package io.porttokenvending.aws;

import static io.porttokenvending.exchange.ReplayOutcome.FIRST;
import static io.porttokenvending.exchange.ReplayOutcome.REPLAYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.testing.LossyRelay;
import io.porttokenvending.testing.SerialRelay;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guard says, whichever DynamoDB answers. */
abstract class ReplayTableContract {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";
  private static final int CALLERS = 50;

  private final String table = "used-tokens-" + UUID.randomUUID();
  private final String jti = UUID.randomUUID().toString();
  private final Instant usableUntil =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(10));

  abstract ReplayBackEnd backEnd();

  @BeforeEach
  void createTable() {
    backEnd().createTable(table);
  }

  private ReplayTable guard(URI uri) {
    return ReplayTable.create(
        table,
        Signing.REGION,
        Optional.of(uri),
        Signing.CREDENTIALS,
        InstantSource.system(),
        new SplittableRandom());
  }

  private ReplayOutcome firstUse(URI uri, String issuer, String requestId) {
    return guard(uri)
        .firstUse(
            new TokenUse(issuer, jti, usableUntil, requestId), Deadline.in(Duration.ofSeconds(30)));
  }

  private ReplayOutcome firstUse(String requestId) {
    return firstUse(backEnd().uri(), GITHUB, requestId);
  }

  @Test
  void firstUse_byTheFirstRequest_isFirstAndByEveryOtherReplayed() {
    assertEquals(FIRST, firstUse("request-1"));
    assertEquals(REPLAYED, firstUse("request-2"));
    assertEquals(REPLAYED, firstUse("request-3"));
    assertEquals("request-1", row().path("request_id").path("S").textValue());
  }

  @Test
  void firstUse_writtenAgainByTheSameRequest_isFirst() {
    assertEquals(FIRST, firstUse("request-1"));
    assertEquals(FIRST, firstUse("request-1"));
  }

  @Test
  void firstUse_fiftyAtOnceFromGuardsOfTheirOwn_oneIsFirst() throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    List<Future<ReplayOutcome>> calls = new ArrayList<>();
    try (SerialRelay relay = SerialRelay.before(backEnd().uri());
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (int i = 0; i < CALLERS; i++) {
        String requestId = "request-" + i;
        calls.add(
            threads.submit(() -> {
              start.await();
              return firstUse(relay.uri(), GITHUB, requestId);
            }));
      }
      List<ReplayOutcome> outcomes = new ArrayList<>();
      for (Future<ReplayOutcome> call : calls) {
        outcomes.add(call.get(60, TimeUnit.SECONDS));
      }
      assertEquals(1, outcomes.stream().filter(FIRST::equals).count(), outcomes::toString);
      assertEquals(
          CALLERS - 1, outcomes.stream().filter(REPLAYED::equals).count(), outcomes::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void firstUse_answersLostAfterTheWrite_isFirstAllTheSame(int lost) throws IOException {
    try (LossyRelay relay = LossyRelay.before(backEnd().uri(), lost)) {
      assertEquals(FIRST, firstUse(relay.uri(), GITHUB, "request-1"));
      assertEquals(lost + 1, relay.connections());
    }
    assertEquals("request-1", row().path("request_id").path("S").textValue());
    assertEquals(REPLAYED, firstUse("request-2"));
  }

  @Test
  void firstUse_answerLostToAReplay_isReplayed() throws IOException {
    assertEquals(FIRST, firstUse("request-1"));
    try (LossyRelay relay = LossyRelay.before(backEnd().uri(), 1)) {
      assertEquals(REPLAYED, firstUse(relay.uri(), GITHUB, "request-2"));
    }
  }

  @Test
  void firstUse_sameJtiOfTwoIssuers_isFirstForEach() {
    assertEquals(FIRST, firstUse("request-1"));
    assertEquals(FIRST, firstUse(backEnd().uri(), GITHUB + "/acme", "request-2"));
    assertEquals(2, backEnd().rows(table).size());
  }

  @Test
  void row_expires_aMinuteAfterTheTokensLastUsableMoment() {
    firstUse("request-1");
    long expiresAt = Long.parseLong(row().path("expires_at").path("N").textValue());
    assertEquals(usableUntil.getEpochSecond() + 60, expiresAt);
    Instant lastSecond = usableUntil.minusSeconds(1);
    assertTrue(Instant.ofEpochSecond(expiresAt).isAfter(lastSecond));
  }

  private JsonNode row() {
    List<JsonNode> rows = backEnd().rows(table);
    assertEquals(1, rows.size());
    return rows.getFirst();
  }
}
