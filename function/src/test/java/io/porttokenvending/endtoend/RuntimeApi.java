package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A stand-in for Lambda's Runtime API, version 2018-06-01: sends events to the runtime interface
 * client and receives its responses.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
  private static final String RESTORE = "/2018-06-01/runtime/restore/next";

  /** What became of one invocation. */
  sealed interface Result {
    record Answer(byte[] body) implements Result {}

    record Failure(String report) implements Result {}
  }

  private record Invocation(String id, byte[] event) {}

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("runtime-api-", 0).factory());
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final ConcurrentMap<String, CompletableFuture<Result>> results =
      new ConcurrentHashMap<>();
  private final CompletableFuture<Result> start = new CompletableFuture<>();
  private final CompletableFuture<Result> snapshot = new CompletableFuture<>();
  private final CountDownLatch restored = new CountDownLatch(1);

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  static RuntimeApi start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RuntimeApi api = new RuntimeApi(server);
    server.setExecutor(api.threads);
    server.createContext("/", api::exchange);
    CompletableFuture.runAsync(server::start, api.threads).join();
    return api;
  }

  /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Completes when the function requests its first event, or fails if the function cannot start.
   */
  CompletableFuture<Result> started() {
    return start;
  }

  /**
   * Completed when the function waits for its snapshot, which it does where SnapStart is on, or
   * with a failure when it cannot start.
   */
  CompletableFuture<Result> readyForSnapshot() {
    return snapshot;
  }

  /** Lets the function go on, as one of the copies of its snapshot. */
  void restore() {
    restored.countDown();
  }

  CompletableFuture<Result> invoke(byte[] event) {
    Invocation invocation = new Invocation(UUID.randomUUID().toString(), event);
    CompletableFuture<Result> result = new CompletableFuture<>();
    results.put(invocation.id(), result);
    waiting.add(invocation);
    return result;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(INVOCATION + "next")) {
        start.complete(new Result.Answer(new byte[0]));
        next(exchange);
        return;
      }
      if (path.equals(RESTORE)) {
        snapshot.complete(new Result.Answer(new byte[0]));
        restored.await();
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.equals(INIT_ERROR)) {
        Result failure = new Result.Failure(new String(body, UTF_8));
        start.complete(failure);
        snapshot.complete(failure);
      } else if (path.startsWith(INVOCATION)) {
        String[] parts = path.substring(INVOCATION.length()).split("/", 2);
        Result result =
            parts[1].equals("response")
                ? new Result.Answer(body)
                : new Result.Failure(new String(body, UTF_8));
        Objects.requireNonNull(results.remove(parts[0])).complete(result);
      }
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Invocation invocation = waiting.take();
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + Duration.ofSeconds(15).toMillis()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-west-1:123456789012:function:port-token-vending:live");
    exchange.sendResponseHeaders(200, invocation.event().length);
    exchange.getResponseBody().write(invocation.event());
  }
}
