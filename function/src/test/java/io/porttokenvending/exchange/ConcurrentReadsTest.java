package io.porttokenvending.exchange;

import static io.porttokenvending.exchange.ExchangeHarness.AUDIENCE;
import static io.porttokenvending.exchange.ExchangeHarness.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.KeyLookup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reads before Port: the row of consumed tokens, two lanes and a header secret. */
class ConcurrentReadsTest {
  private static final String ROW = "row";
  private static final List<String> READS = List.of(ROW, "a", "b", "header");

  private static final String PROFILE =
      """
      port:
        region: eu
        credentials: [a, b]
      mcp:
        servers:
          linear:
            url: https://mcp.portkey.ai/linear/mcp
            headers:
              x-portkey-api-key: {secret: header, field: apiKey}
      trust: [{name: any, repository_owner_id: "999999999999", repository_id: any}]
      """;

  private final GitHubTokens gitHub = new GitHubTokens();
  private final ScriptedTokens port = new ScriptedTokens();
  private final AuditTrail trail = new AuditTrail();

  /** What a read does before it returns. */
  private final Map<String, Runnable> during = new ConcurrentHashMap<>();

  private final Map<String, Lookup<?>> failures = new ConcurrentHashMap<>();
  private final AtomicInteger ended = new AtomicInteger();
  private ReplayOutcome row = ReplayOutcome.FIRST;

  @Test
  void allReads_runAtTheSameTime() {
    CyclicBarrier barrier = new CyclicBarrier(READS.size());
    READS.forEach(read -> during.put(read, () -> await(barrier)));
    port.outcomes.add(ScriptedTokens.tokenUntil(NOW.plusSeconds(10_800)));

    assertInstanceOf(Outcome.Issued.class, vend());
    assertEquals(
        2, trail.milliseconds().keySet().stream().filter(ConcurrentReadsTest::isRead).count());
  }

  /** The refusal is that of the row, then of the first lane, whichever read ends last. */
  @ParameterizedTest
  @ValueSource(strings = {ROW, "a", "b", "header"})
  void refusal_doesNotDependOnWhichReadEndsLast(String last) {
    failures.put("a", new Lookup.Unavailable<>());
    failures.put("b", new Lookup.Unavailable<>());
    failures.put("header", new Lookup.Missing<>());
    endsLast(last);
    assertEquals(ErrorCode.SECRETS_UNAVAILABLE, refused());

    row = ReplayOutcome.REPLAYED;
    endsLast(last);
    assertEquals(ErrorCode.TOKEN_REPLAYED, refused());

    row = ReplayOutcome.FIRST;
    failures.remove("a");
    endsLast(last);
    assertEquals(ErrorCode.SECRET_MISSING, refused());
    assertEquals(List.of(), port.versions);
  }

  /** Lambda freezes the threads of an instance that has answered. */
  @ParameterizedTest
  @ValueSource(strings = {ROW, "a", "b", "header"})
  void answer_isGivenAfterEveryRead(String last) {
    row = ReplayOutcome.REPLAYED;
    endsLast(last);
    refused();
    assertEquals(READS.size(), ended.get());
  }

  @Test
  void readThatFails_isNoGrant() {
    during.put(
        "b",
        () -> {
          throw new IllegalArgumentException("a fault of the program");
        });
    try {
      vend();
    } catch (IllegalStateException e) {
      assertEquals(List.of(), port.versions);
      assertEquals(READS.size() - 1, ended.get());
      return;
    }
    throw new AssertionError("the fault was ignored");
  }

  /** The other reads end before this one may. */
  private void endsLast(String last) {
    ended.set(0);
    CountDownLatch others = new CountDownLatch(READS.size() - 1);
    READS.forEach(
        read -> during.put(read, read.equals(last) ? () -> await(others) : others::countDown));
  }

  private ErrorCode refused() {
    return assertInstanceOf(Outcome.Refused.class, vend()).code();
  }

  private Outcome vend() {
    String token = gitHub.pushToMain().sign(NOW, AUDIENCE);
    TokenExchange parts =
        ExchangeHarness.exchange(
            PROFILE,
            (kid, limit) -> new KeyLookup.Found(gitHub.publicKey()),
            (id, limit) -> read(id, credentials(id)),
            port,
            guard(),
            () -> NOW);
    TokenExchange exchange =
        new TokenExchange(
            parts.verifier(),
            parts.policy(),
            parts.credentials(),
            (id, limit) -> read(id, Map.of("apiKey", Secret.of("key"))),
            parts.port(),
            parts.replay(),
            parts.clock());
    return exchange.issue(
        new TokenRequest(
            Secret.of(token),
            Optional.empty(),
            Optional.empty(),
            SecretForm.EMBEDDED,
            Duration.ZERO,
            Optional.empty()),
        trail,
        Deadline.in(Duration.ofSeconds(10)));
  }

  private ReplayGuard guard() {
    return new ReplayGuard() {
      @Override
      public ReplayOutcome check(TokenUse use, Deadline deadline) {
        passed(ROW);
        return row;
      }

      @Override
      public ReplayOutcome consume(TokenUse use, Deadline deadline) {
        return ReplayOutcome.FIRST;
      }
    };
  }

  @SuppressWarnings("unchecked") // a failure has no value of any type
  private <T> Lookup<T> read(String id, T value) {
    passed(id);
    Lookup<?> failure = failures.get(id);
    return failure == null ? new Lookup.Found<>(value) : (Lookup<T>) failure;
  }

  private void passed(String read) {
    during.getOrDefault(read, () -> {}).run();
    ended.incrementAndGet();
  }

  private static PortCredentials credentials(String id) {
    return new PortCredentials(id, id, "v1", Secret.of(id), Secret.of("secret"));
  }

  private static boolean isRead(Stage stage) {
    return stage == Stage.REPLAY || stage == Stage.SECRET;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the other reads have not started", e);
    }
  }

  private static void await(CountDownLatch others) {
    try {
      if (!others.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("the other reads have not ended");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
