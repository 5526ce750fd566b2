package io.porttokenvending.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An HTTP server on 127.0.0.1 with daemon threads. */
final class LoopbackServer implements AutoCloseable {
  /** The JDK's default of 50 is too small for tests with many concurrent calls. */
  private static final int BACKLOG = 512;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("loopback-", 0).factory());
  private final CountDownLatch closed = new CountDownLatch(1);

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Binds the port; calls wait until {@link #serve}.
   *
   * @param port 0 for one that is free
   * @throws java.net.BindException if the port is in use
   */
  static LoopbackServer bind(int port) throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG));
  }

  void serve(Function<Call, Reply> answer) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> exchange(exchange, answer));
    // The dispatcher thread takes the daemon flag of the thread that starts it.
    CompletableFuture.runAsync(server::start, threads).join();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void exchange(HttpExchange exchange, Function<Call, Reply> answer) throws IOException {
    try (exchange) {
      Reply reply = reply(Call.of(exchange), answer);
      await(reply.delay());
      if (reply.ending() != Reply.Ending.NO_ANSWER) {
        send(exchange, reply);
      }
    }
  }

  /** Returns 500 for a bug in a fake, which would otherwise look like a broken connection. */
  private static Reply reply(Call call, Function<Call, Reply> answer) {
    try {
      return answer.apply(call);
    } catch (RuntimeException e) {
      return Reply.of(500, "text/plain", "fault in the fake: " + e.getClass().getName());
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    // RFC 9112 section 9.6. The JDK's server closes the connection without this header.
    if ("close".equals(exchange.getRequestHeaders().getFirst("Connection"))) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    byte[] body = reply.body();
    long promised = body.length + (reply.ending() == Reply.Ending.CUT_SHORT ? 1L : 0L);
    boolean bodiless = promised == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : promised);
    if (!bodiless) {
      OutputStream out = exchange.getResponseBody();
      if (reply.pace().isZero()) {
        out.write(body);
      } else {
        drip(body, reply.pace(), out);
      }
      out.flush();
    }
  }

  private void drip(byte[] body, Duration pace, OutputStream out) throws IOException {
    for (byte b : body) {
      await(pace);
      out.write(b);
      out.flush();
    }
  }

  private void await(Duration wait) throws IOException {
    try {
      if (!wait.isZero() && closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("closed");
      }
    } catch (InterruptedException e) {
      throw new IOException("closed", e);
    }
  }
}
