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
 * Work of a start on threads of its own. Best effort: what fails or hangs is left to the first
 * request, and the start continues when the time is over.
 */
final class Priming {
  /** For fetches to end, because a first request would share the failure of one that runs. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final BoundedHttpClient http = new BoundedHttpClient(HttpSender.LIMITS);
  private final Deadline end;
  private final Deadline last;

  /** Begins now, with a limit on the time for fetching. */
  Priming(Duration limit) {
    this.end = Deadline.in(limit);
    this.last = Deadline.in(limit.plus(GRACE));
  }

  /** The end of fetching. */
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
