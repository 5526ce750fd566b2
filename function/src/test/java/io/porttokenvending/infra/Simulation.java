package io.porttokenvending.infra;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Processes in simulated time. Only one runs at any moment, and always the one whose time comes
 * first, so that the same processes give the same result each time.
 */
final class Simulation {
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long now;
  private long scheduled;
  private @Nullable Coroutine running;

  /**
   * @param order of events at the same time
   */
  private record Event(long at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  /** Returns the simulated time since the start in nanoseconds. */
  long now() {
    return now;
  }

  /** Runs a short action at a time, which is not in the past. */
  void at(long time, Runnable action) {
    events.add(new Event(time, scheduled++, action));
  }

  /** Starts a process, which may pause, at the present time. */
  void start(Runnable body) {
    at(now, new Coroutine(body)::resume);
  }

  /** Ends after a simulated time, in which other processes run. */
  void pause(Duration duration) {
    @Nullable Coroutine process = running;
    if (process == null) {
      throw new IllegalStateException("only a process can pause");
    }
    long end = now + duration.toNanos();
    @Nullable Event next = events.peek();
    if (next == null || next.at > end) {
      now = end; // nothing else happens in between, which saves a change of threads
    } else {
      at(end, process::resume);
      process.suspend();
    }
  }

  /** Runs everything that was scheduled, and all that follows from it. */
  void run() {
    // On a virtual thread, because a change between virtual threads costs the least.
    CompletableFuture.runAsync(this::runEvents, Thread::startVirtualThread).join();
  }

  private void runEvents() {
    for (@Nullable Event next = events.poll(); next != null; next = events.poll()) {
      now = next.at;
      next.action.run();
    }
  }

  /** A thread that runs only while the simulation waits for it. */
  private final class Coroutine {
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);
    private final Runnable body;
    private @Nullable Thread thread;
    private @Nullable Throwable failure;

    Coroutine(Runnable body) {
      this.body = body;
    }

    void resume() {
      running = this;
      if (thread == null) {
        thread = Thread.startVirtualThread(this::run);
      } else {
        turn.release();
      }
      done.acquireUninterruptibly();
      running = null;
      if (failure != null) {
        throw new AssertionError("a process failed", failure);
      }
    }

    private void run() {
      try {
        body.run();
      } catch (Throwable e) {
        failure = e; // rethrown by resume
      } finally {
        done.release();
      }
    }

    void suspend() {
      done.release();
      turn.acquireUninterruptibly();
    }
  }
}
