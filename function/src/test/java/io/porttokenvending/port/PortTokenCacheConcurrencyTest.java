package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.issued;
import static io.porttokenvending.port.PortFixtures.remaining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.Token;
import io.porttokenvending.exchange.PortTokenResult.Unavailable;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PortTokenCacheConcurrencyTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final CacheHarness harness = new CacheHarness();
  private final CountDownLatch portWasAsked = new CountDownLatch(1);
  private final CountDownLatch portMayAnswer = new CountDownLatch(1);

  static Stream<HttpOutcome> outcomes() {
    return Stream.of(issued("shared", 10_800), new HttpOutcome.TimedOut());
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void fiftyCallersAtOnce_shareOneExchange(HttpOutcome reply) throws Exception {
    portAnswersAsScripted(reply);
    List<Asker> askers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      askers.add(asker("v1", MINUTE));
    }
    for (Asker asker : askers) {
      asker.awaitBlocked();
    }

    portMayAnswer.countDown();

    for (Asker asker : askers) {
      if (reply instanceof HttpOutcome.Answer) {
        assertEquals("shared", token(asker.outcome()));
      } else {
        assertEquals(new Unavailable(Optional.empty()), asker.outcome());
      }
    }
    assertEquals(1, harness.calls());
  }

  @Test
  void askersWhoArriveAsAnExchangeEnds_costNoSecond() throws Exception {
    for (int round = 0; round < 300; round++) {
      CacheHarness fresh = new CacheHarness();
      fresh.port.then(issued("shared", 10_800));
      CyclicBarrier start = new CyclicBarrier(8);
      List<FutureTask<String>> askers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        FutureTask<String> asker =
            new FutureTask<>(() -> {
              start.await();
              return fresh.token("v1");
            });
        askers.add(asker);
        Thread.ofVirtual().start(asker);
      }
      for (FutureTask<String> asker : askers) {
        assertEquals("shared", asker.get(30, TimeUnit.SECONDS));
      }
      assertEquals(1, fresh.calls());
    }
  }

  @Test
  void askersOfOneExchange_areJudgedEachByItsOwnMinTtl() throws Exception {
    portAnswersAsScripted(issued("shared", 600));
    Asker modest = asker("v1", MINUTE);
    portWasAsked.await();
    Asker demanding = asker("v1", HOUR);
    demanding.awaitBlocked();

    portMayAnswer.countDown();

    assertEquals("shared", token(modest.outcome()));
    assertEquals(Duration.ofMinutes(10), remaining(demanding.outcome()));
    assertEquals(1, harness.calls());
  }

  @Test
  void followerWhoseDeadlinePasses_isUnavailableAndDoesNotWait() throws Exception {
    portAnswersAsScripted(issued("late", 10_800));
    Asker leader = asker("v1", MINUTE);
    portWasAsked.await();

    assertEquals(
        new Unavailable(Optional.empty()),
        harness.ask("v1", MINUTE, Deadline.in(Duration.ofMillis(20))));

    portMayAnswer.countDown();
    assertEquals("late", token(leader.outcome()));
    assertEquals(1, harness.calls());
  }

  @Test
  void exchangeUnderWay_holdsUpNoOtherVersion() throws Exception {
    portAnswersAsScripted(issued("old", 10_800));
    harness.port.then(issued("new", 10_800));
    Asker old = asker("v1", MINUTE);
    portWasAsked.await();

    assertEquals("new", harness.token("v2"));

    portMayAnswer.countDown();
    assertEquals("old", token(old.outcome()));
  }

  private void portAnswersAsScripted(HttpOutcome outcome) {
    harness.port.then(() -> {
      portWasAsked.countDown();
      try {
        assertTrue(portMayAnswer.await(30, TimeUnit.SECONDS), "the test never let Port answer");
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return outcome;
    });
  }

  private Asker asker(String version, Duration minTtl) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    FutureTask<PortTokenResult> task =
        new FutureTask<>(() -> harness.ask(version, minTtl, deadline));
    Thread thread = new Thread(task, "asker");
    thread.start();
    return new Asker(thread, task);
  }

  private static String token(PortTokenResult outcome) {
    return assertInstanceOf(Token.class, outcome).token().value().reveal();
  }

  private record Asker(Thread thread, FutureTask<PortTokenResult> task) {
    /** Until it waits: for Port's answer as the leader, or for the leader. */
    void awaitBlocked() {
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        assertTrue(thread.isAlive(), "it did not wait");
        Thread.onSpinWait();
      }
    }

    PortTokenResult outcome() throws Exception {
      return task.get(30, TimeUnit.SECONDS);
    }
  }
}
