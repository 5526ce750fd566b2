package io.porttokenvending.timing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs blocking work on a separate thread and limits its total time. Timeouts of network libraries
 * apply to a single read, so a peer that sends byte by byte never exceeds them.
 */
public final class BoundedCall {
  private BoundedCall() {}

  /**
   * Returns the work's result.
   *
   * @param limit longest wait; zero or less fails without starting the work
   * @throws TimeoutException if the limit passes first; the thread is interrupted and abandoned
   * @throws ExecutionException if the work throws
   */
  public static <T> T run(String name, Duration limit, Callable<T> work)
      throws TimeoutException, ExecutionException {
    if (!limit.isPositive()) {
      throw new TimeoutException(name);
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name(name).start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw e;
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new TimeoutException(name);
    }
  }
}
