package io.porttokenvending.lambda;

import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work of a start that a first request would otherwise have to do, on threads of its own. Best
 * effort: whatever fails or hangs is left to that request, and the start goes on when the time is
 * up.
 */
final class Priming {
  /** For fetches to end in: a first request that met one would share its failure. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final BoundedHttpClient http = new BoundedHttpClient(HttpSender.LIMITS);
  private final Deadline end;
  private final Deadline last;

  /**
   * Begins now.
   *
   * @param limit how long may be fetched
   */
  Priming(Duration limit) {
    this.end = Deadline.in(limit);
    this.last = Deadline.in(limit.plus(GRACE));
  }

  /** When nothing more is to be fetched. */
  Deadline end() {
    return end;
  }

  FutureTask<?> begin(String name, Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, true);
    Thread.ofPlatform().daemon().name(name).start(task);
    return task;
  }

  void await(FutureTask<?> task) {
    try {
      task.get(last.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
    } catch (ExecutionException e) {
      // Not told: its text may hold what an upstream said, and the first request meets it again.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has a connection made that the JDK keeps for the next call to this host, whoever makes it. */
  void connect(URI host) {
    get(host, Map.of());
  }

  /** Has a connection made, and ended. */
  void meet(URI host) {
    get(host, Map.of("Connection", "close"));
  }

  private void get(URI host, Map<String, String> headers) {
    if (!end.hasPassed()) {
      var _ = http.send(new HttpCall("GET", host, headers, null), end);
    }
  }
}
