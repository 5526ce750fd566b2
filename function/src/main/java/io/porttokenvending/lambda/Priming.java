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
 * Initialization work on separate threads. It is best effort: the first request repeats what fails
 * or hangs, and initialization continues when the time is over.
 */
final class Priming {
  /**
   * Time for fetches to end, because the first request would share the failure of a running fetch.
   */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final BoundedHttpClient http = new BoundedHttpClient(HttpSender.LIMITS);
  private final Deadline end;
  private final Deadline last;

  /** Starts now, with a limit on the time for fetching. */
  Priming(Duration limit) {
    this.end = Deadline.in(limit);
    this.last = Deadline.in(limit.plus(GRACE));
  }

  /** Returns the deadline for fetching. */
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
      // Not logged: its text may quote an upstream, and the first request fails in the same way.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Opens a connection that the JDK keeps for the next call to this host. */
  void connect(URI host) {
    get(host, Map.of());
  }

  /** Opens a connection, and closes it. */
  void disconnect(URI host) {
    get(host, Map.of("Connection", "close"));
  }

  private void get(URI host, Map<String, String> headers) {
    if (!end.hasPassed()) {
      var _ = http.send(new HttpCall("GET", host, headers, null), end);
    }
  }
}
