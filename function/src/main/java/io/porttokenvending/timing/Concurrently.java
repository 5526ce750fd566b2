package io.porttokenvending.timing;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs blocking tasks of one request at the same time. */
public final class Concurrently {
  private Concurrently() {}

  /**
   * Runs the last task on this thread, and each other task on a thread of its own. Returns when all
   * have ended, because Lambda freezes the threads of an instance that has answered.
   *
   * @param tasks in the order in which they start; each one limits its own time
   */
  public static void run(String name, List<FutureTask<?>> tasks) {
    for (FutureTask<?> task : tasks.subList(0, Math.max(0, tasks.size() - 1))) {
      Thread.ofPlatform().daemon().name(name).start(task);
    }
    if (!tasks.isEmpty()) {
      tasks.getLast().run();
    }
    try {
      for (FutureTask<?> task : tasks) {
        await(task);
      }
    } catch (InterruptedException e) {
      tasks.forEach(task -> task.cancel(true));
      Thread.currentThread().interrupt();
    }
  }

  private static void await(FutureTask<?> task) throws InterruptedException {
    try {
      task.get();
    } catch (ExecutionException e) {
      // The caller meets it in the result.
    }
  }
}
