package io.porttokenvending.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SingleFlightTest {
  private final SingleFlight<String, String> flights = new SingleFlight<>();
  private final CountDownLatch leaderWorks = new CountDownLatch(1);
  private final CountDownLatch leaderMayEnd = new CountDownLatch(1);
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void letTheLeaderGo() {
    leaderMayEnd.countDown();
  }

  @Test
  void work_onlyOneForItsKey_runsOnTheCallersThread() {
    Optional<Thread> thread =
        new SingleFlight<String, Thread>().run("key", longDeadline(), Thread::currentThread);
    assertSame(Thread.currentThread(), thread.orElseThrow());
  }

  @Test
  void fiftyCallers_ofOneKey_shareOneRun() throws Exception {
    List<FutureTask<Optional<String>>> callers = new ArrayList<>();
    callers.add(start("key", this::heldWork));
    assertTrue(leaderWorks.await(30, TimeUnit.SECONDS));
    for (int i = 0; i < 49; i++) {
      callers.add(startAndAwaitBlocked("key"));
    }

    leaderMayEnd.countDown();

    for (FutureTask<Optional<String>> caller : callers) {
      assertEquals(Optional.of("held"), caller.get());
    }
    assertEquals(1, runs.get());
  }

  @Test
  void callers_ofDifferentKeys_doNotWaitForEachOther() throws Exception {
    FutureTask<Optional<String>> held = start("key", this::heldWork);
    assertTrue(leaderWorks.await(30, TimeUnit.SECONDS));
    assertEquals(Optional.of("other"), flights.run("other key", longDeadline(), () -> "other"));
    leaderMayEnd.countDown();
    assertEquals(Optional.of("held"), held.get());
  }

  @Test
  void follower_deadlinePasses_getsNothing() throws Exception {
    FutureTask<Optional<String>> leader = start("key", this::heldWork);
    assertTrue(leaderWorks.await(30, TimeUnit.SECONDS));
    Deadline soon = Deadline.in(Duration.ofMillis(50));
    assertEquals(Optional.empty(), flights.run("key", soon, () -> "second"));
    assertEquals(Optional.empty(), flights.run("key", soon, () -> "third"));
    leaderMayEnd.countDown();
    assertEquals(Optional.of("held"), leader.get());
    assertEquals(1, runs.get());
  }

  @Test
  void leader_deadlinePasses_stillGetsItsResult() {
    assertEquals(Optional.of("done"), flights.run("key", Deadline.in(Duration.ZERO), () -> "done"));
  }

  @Test
  void leader_interrupted_getsItsResultAndStaysInterrupted() {
    try {
      assertEquals(
          Optional.of("done"),
          flights.run(
              "key",
              longDeadline(),
              () -> {
                Thread.currentThread().interrupt();
                return "done";
              }));
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void work_thatFails_failsForAllWhoSharedIt() throws Exception {
    IllegalArgumentException thrown = new IllegalArgumentException();
    FutureTask<Optional<String>> leader =
        start(
            "key",
            () -> {
              heldWork();
              throw thrown;
            });
    assertTrue(leaderWorks.await(30, TimeUnit.SECONDS));
    FutureTask<Optional<String>> follower = startAndAwaitBlocked("key");

    leaderMayEnd.countDown();

    assertSame(thrown, failure(leader).getCause());
    assertSame(thrown, failure(follower).getCause());
  }

  @Test
  void key_afterItsWorkFailedOrEnded_isFreeAgain() {
    assertThrows(
        IllegalStateException.class,
        () ->
            flights.run(
                "key",
                longDeadline(),
                () -> {
                  throw new IllegalArgumentException();
                }));
    assertEquals(Optional.of("second"), flights.run("key", longDeadline(), () -> "second"));
    assertEquals(Optional.of("third"), flights.run("key", longDeadline(), () -> "third"));
  }

  private static Throwable failure(FutureTask<Optional<String>> caller) {
    ExecutionException outer = assertThrows(ExecutionException.class, caller::get);
    return assertInstanceOf(IllegalStateException.class, outer.getCause());
  }

  private String heldWork() {
    runs.incrementAndGet();
    leaderWorks.countDown();
    try {
      leaderMayEnd.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return "held";
  }

  private String unwantedWork() {
    runs.incrementAndGet();
    return "unwanted";
  }

  private FutureTask<Optional<String>> start(String key, Supplier<String> work) {
    FutureTask<Optional<String>> caller =
        new FutureTask<>(() -> flights.run(key, longDeadline(), work));
    Thread.ofPlatform().daemon().start(caller);
    return caller;
  }

  private FutureTask<Optional<String>> startAndAwaitBlocked(String key) {
    FutureTask<Optional<String>> caller =
        new FutureTask<>(() -> flights.run(key, longDeadline(), this::unwantedWork));
    Thread thread = Thread.ofPlatform().daemon().start(caller);
    while (thread.getState() != Thread.State.TIMED_WAITING && !caller.isDone()) {
      Thread.onSpinWait();
    }
    return caller;
  }

  private static Deadline longDeadline() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}
