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
 * Makes single HTTP calls with limits on time and memory.
 *
 * <p>It must be loaded before anything else in the process opens an {@code HttpURLConnection}.
 */
public final class BoundedHttpClient {
  /** Name of every thread that the client starts. */
  static final String THREAD_NAME = "bounded-http";

  /** Answers no challenge; without it, the JDK would use the JVM's default authenticator. */
  private static final Authenticator NO_CREDENTIALS = new Authenticator() {};

  static {
    // The JDK reads both once, for the whole process. retryPost prevents a silent retry of a POST,
    // and remainingData prevents reading the rest of an abandoned body in the background.
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

  /** Returns a client that trusts what {@code extra} trusts, which {@link ExtraTrust} creates. */
  public static BoundedHttpClient trusting(HttpLimits limits, SSLSocketFactory extra) {
    return new BoundedHttpClient(limits, extra);
  }

  /** Sends the call, and returns at the latest when the limit or the deadline passes. */
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
      // Not the cause itself: its text may contain the address.
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IllegalStateException("the HTTP call failed with " + cause.getClass().getName());
    }
  }

  /** Prepares a connection; nothing is resolved or sent before the exchange connects. */
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
      throw new IllegalArgumentException("the JDK cannot open a connection for this address");
    }
  }

  /**
   * Returns at least one, because zero means no limit. Rounded up, so that a timeout is never
   * before the deadline.
   */
  private static int milliseconds(Duration duration) {
    return Math.clamp(duration.toMillis() + 1, 1, Integer.MAX_VALUE);
  }

  /**
   * Ends an exchange that may still wait for the response head, because each byte restarts the
   * JDK's timeout. It uses another thread, because closing can wait for a lock of the reading
   * thread. The task discards the exception that closing throws if both threads close at once.
   */
  private static void abandon(HttpURLConnection connection) {
    Runnable disconnecting = new FutureTask<>(connection::disconnect, true);
    Thread.ofPlatform().daemon().name(THREAD_NAME).start(disconnecting);
  }
}
