package io.porttokenvending.timing;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets concurrent callers that need the same result share one execution of the work. */
public final class SingleFlight<K, V> {
  private final ConcurrentMap<K, FutureTask<V>> inFlight = new ConcurrentHashMap<>();

  /**
   * Returns the result of the work in progress for {@code key}, or runs {@code work} on this thread
   * if there is none. Returns empty if the deadline passes while it waits for another caller's
   * work.
   */
  public Optional<V> run(K key, Deadline deadline, Supplier<V> work) {
    FutureTask<V> own = new FutureTask<>(work::get);
    FutureTask<V> other = inFlight.putIfAbsent(key, own);
    if (other != null) {
      return await(other, deadline);
    }
    try {
      own.run();
    } finally {
      inFlight.remove(key, own);
    }
    return await(own, deadline);
  }

  private static <V> Optional<V> await(FutureTask<V> task, Deadline deadline) {
    try {
      return Optional.of(task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("work shared by several callers failed", e.getCause());
    }
  }
}
