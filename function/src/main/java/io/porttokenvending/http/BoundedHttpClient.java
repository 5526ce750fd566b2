package io.porttokenvending.http;

import io.porttokenvending.timing.BoundedCall;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes single HTTP calls with a limit on time and memory.
 *
 * <p>It must be loaded before anything else in the process opens an {@code HttpURLConnection}.
 */
public final class BoundedHttpClient {
  /** Name of every thread that is started here. */
  static final String THREAD_NAME = "bounded-http";

  /** Answers no challenge; without it, the connection would ask the JVM's own. */
  private static final Authenticator NO_CREDENTIALS = new Authenticator() {};

  static {
    // The JDK reads both once, for the whole process. The first prevents a silent retry of a POST,
    // the second prevents reading the rest of an abandoned body in the background.
    System.getProperties().putIfAbsent("sun.net.http.retryPost", "false");
    System.getProperties().putIfAbsent("http.KeepAlive.remainingData", "0");
  }

  private final HttpLimits limits;
  private final @Nullable SSLSocketFactory extra;

  public BoundedHttpClient(HttpLimits limits) {
    this(limits, null);
  }

  private BoundedHttpClient(HttpLimits limits, @Nullable SSLSocketFactory extra) {
    this.limits = limits;
    this.extra = extra;
  }

  /** A client that trusts what {@code extra} trusts; made by {@link ExtraTrust}. */
  public static BoundedHttpClient trusting(HttpLimits limits, SSLSocketFactory extra) {
    return new BoundedHttpClient(limits, extra);
  }

  /** How the call ended, at the latest when the limit or the deadline has passed. */
  public HttpOutcome send(HttpCall call, Deadline deadline) {
    Deadline end = deadline.within(limits.total());
    HttpURLConnection connection = prepare(call, end);
    try {
      var exchange = new HttpExchange(connection, call.body(), end, limits.maxBytes());
      return BoundedCall.run(THREAD_NAME, end.remaining(), exchange);
    } catch (TimeoutException e) {
      abandon(connection);
      return new HttpOutcome.TimedOut();
    } catch (ExecutionException e) {
      abandon(connection);
      // Not the cause itself: its text may hold the address.
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IllegalStateException("a call failed here by " + cause.getClass().getName());
    }
  }

  /** Nothing is sent and no name is resolved before the exchange connects. */
  private HttpURLConnection prepare(HttpCall call, Deadline end) {
    try {
      HttpURLConnection connection = (HttpURLConnection) call.uri().toURL().openConnection();
      if (extra != null && connection instanceof HttpsURLConnection secured) {
        secured.setSSLSocketFactory(extra);
      }
      connection.setRequestMethod(call.method());
      connection.setDoOutput(call.body() != null);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setAuthenticator(NO_CREDENTIALS);
      connection.setConnectTimeout(milliseconds(end.atMost(limits.connect())));
      connection.setReadTimeout(milliseconds(end.remaining()));
      connection.setRequestProperty("Accept", "application/json");
      connection.setRequestProperty("User-Agent", "port-token-vending");
      call.headers().forEach(connection::setRequestProperty);
      return connection;
    } catch (IOException e) {
      throw new IllegalArgumentException("an address that the JDK cannot call");
    }
  }

  /** Never zero, which would mean no limit; rounded up, so that what times out is past its end. */
  private static int milliseconds(Duration duration) {
    return Math.clamp(duration.toMillis() + 1, 1, Integer.MAX_VALUE);
  }

  /**
   * Ends an exchange that still waits for a head, because each byte restarts the JDK's timeout. On
   * another thread, because closing can wait for a lock of the reading thread; as a task, which
   * swallows what closing throws when both threads close at once.
   */
  private static void abandon(HttpURLConnection connection) {
    Runnable disconnecting = new FutureTask<>(connection::disconnect, true);
    Thread.ofPlatform().daemon().name(THREAD_NAME).start(disconnecting);
  }
}
