package io.porttokenvending.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BoundedCallTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void work_thatEndsInTime_runsOnADaemonThreadOfThatName() throws Exception {
    String thread =
        BoundedCall.run(
            "bounded",
            LONG,
            () -> Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon());
    assertEquals("bounded true", thread);
  }

  @Test
  void work_thatThrows_hasItsExceptionAsCause() {
    IOException thrown = new IOException();
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () ->
                BoundedCall.run(
                    "bounded",
                    LONG,
                    () -> {
                      throw thrown;
                    }));
    assertSame(thrown, failure.getCause());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void limit_zero_neverStartsTheWork(long nanoseconds) {
    AtomicBoolean started = new AtomicBoolean();
    assertThrows(
        TimeoutException.class,
        () ->
            BoundedCall.run(
                "bounded", Duration.ofNanos(nanoseconds), () -> started.getAndSet(true)));
    assertFalse(started.get());
  }

  @Test
  void work_overTheLimit_isInterruptedAndNotAwaited() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThrows(
        TimeoutException.class,
        () ->
            BoundedCall.run(
                "bounded",
                Duration.ofMillis(50),
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return 0;
                }));
    assertTrue(interrupted.await(30, TimeUnit.SECONDS));
  }

  @Test
  void work_ignoringTheInterrupt_isAbandoned() {
    CountDownLatch release = new CountDownLatch(1);
    try {
      assertThrows(
          TimeoutException.class,
          () ->
              BoundedCall.run(
                  "bounded",
                  Duration.ofMillis(50),
                  () -> {
                    awaitIgnoringInterrupts(release);
                    return 0;
                  }));
    } finally {
      release.countDown();
    }
  }

  @Test
  void caller_interrupted_getsATimeoutAndStaysInterrupted() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<String> outcome = new AtomicReference<>("none");
    Thread caller =
        new Thread(() -> {
          try {
            BoundedCall.run(
                "bounded",
                LONG,
                () -> {
                  working.countDown();
                  never.await();
                  return 0;
                });
          } catch (TimeoutException e) {
            outcome.set("timeout, interrupted: " + Thread.currentThread().isInterrupted());
          } catch (ExecutionException e) {
            outcome.set("failure");
          }
        });
    caller.start();
    assertTrue(working.await(30, TimeUnit.SECONDS));
    caller.interrupt();
    caller.join();
    assertEquals("timeout, interrupted: true", outcome.get());
  }

  private static void awaitIgnoringInterrupts(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // Ignored on purpose.
      }
    }
  }
}
