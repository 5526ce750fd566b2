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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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

  abstract TableBackEnd backEnd();

  @BeforeEach
  void createTable() {
    backEnd().createTable(table);
  }

  private ReplayTable guard(URI uri) {
    return ReplayTableFixture.guard(uri, table, TestCredentials.CREDENTIALS);
  }

  private TokenUse use(String issuer) {
    return new TokenUse(issuer, jti, usableUntil);
  }

  private ReplayOutcome consume(URI uri, String issuer) {
    return guard(uri).consume(use(issuer), Deadline.in(Duration.ofSeconds(30)));
  }

  private ReplayOutcome consume() {
    return consume(backEnd().uri(), GITHUB);
  }

  private ReplayOutcome check() {
    return guard(backEnd().uri()).check(use(GITHUB), Deadline.in(Duration.ofSeconds(30)));
  }

  @Test
  void consume_onlyTheFirstInvocation_isFirst() {
    assertEquals(FIRST, consume());
    JsonNode row = row();
    assertEquals(REPLAYED, consume());
    assertEquals(REPLAYED, consume());
    assertEquals(row, row());
  }

  @Test
  void consume_twiceByOneGuard_isReplayed() {
    ReplayTable guard = guard(backEnd().uri());
    Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    assertEquals(FIRST, guard.consume(use(GITHUB), deadline));
    assertEquals(REPLAYED, guard.consume(use(GITHUB), deadline));
  }

  @Test
  void check_beforeAndAfterConsumption_differs() {
    assertEquals(FIRST, check());
    assertEquals(FIRST, check());
    assertEquals(List.of(), backEnd().rows(table));
    assertEquals(FIRST, consume());
    assertEquals(REPLAYED, check());
  }

  /** DynamoDB deletes a row up to days after its {@code expires_at}. */
  @Test
  void row_pastItsEnd_countsUntilItIsDeleted() {
    TokenUse past = new TokenUse(GITHUB, jti, Instant.now().minus(Duration.ofMinutes(5)));
    Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    assertEquals(FIRST, guard(backEnd().uri()).consume(past, deadline));
    assertEquals(REPLAYED, check());
    assertEquals(REPLAYED, consume());
  }

  @Test
  void consume_fiftyAtOnceFromGuardsOfTheirOwn_oneIsFirst() throws Exception {
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    List<Future<ReplayOutcome>> calls = new ArrayList<>();
    try (SerialRelay relay = SerialRelay.before(backEnd().uri());
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (int i = 0; i < CALLERS; i++) {
        calls.add(
            threads.submit(() -> {
              start.await();
              return consume(relay.uri(), GITHUB);
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
  void consume_responsesLostAfterTheWrite_isFirst(int lost) throws IOException {
    try (LossyRelay relay = LossyRelay.before(backEnd().uri(), lost)) {
      assertEquals(FIRST, consume(relay.uri(), GITHUB));
      assertEquals(lost + 1, relay.connections());
    }
    assertEquals(REPLAYED, consume());
  }

  @Test
  void consume_responseLostToAReplay_isReplayed() throws IOException {
    assertEquals(FIRST, consume());
    try (LossyRelay relay = LossyRelay.before(backEnd().uri(), 1)) {
      assertEquals(REPLAYED, consume(relay.uri(), GITHUB));
    }
  }

  @Test
  void consume_sameJtiOfTwoIssuers_isFirstForEach() {
    assertEquals(FIRST, consume());
    assertEquals(FIRST, consume(backEnd().uri(), GITHUB + "/acme"));
    assertEquals(2, backEnd().rows(table).size());
  }

  @Test
  void row_expires_aMinuteAfterTheTokensLastUsableMoment() {
    consume();
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
