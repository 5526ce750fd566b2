package io.porttokenvending.lambda;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Priming cannot prevent a start from finishing. */
class PrimingTest {
  private final Priming priming = new Priming(Duration.ZERO);

  @Test
  void hangingWork_isNotAwaited() {
    FutureTask<?> hanging = priming.begin("hangs", PrimingTest::hang);
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> priming.await(hanging));
    assertTrue(hanging.isCancelled());
  }

  @Test
  void failingWork_doesNotFailTheStart() {
    FutureTask<?> failing =
        priming.begin(
            "fails",
            () -> {
              throw new AssertionError();
            });
    priming.await(failing);
    assertFalse(failing.isCancelled());
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
