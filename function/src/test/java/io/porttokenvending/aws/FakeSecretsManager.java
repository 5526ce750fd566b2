package io.porttokenvending.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Speaks AWS JSON 1.1 on loopback: gives the scripted answers in turn, the last one for ever. */
final class FakeSecretsManager implements AutoCloseable {
  record Request(Headers headers, String body) {}

  /** One way to answer; {@code closing} opens when the fake is shut down. */
  interface Answer {
    void give(HttpExchange exchange, CountDownLatch closing)
        throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Deque<Answer> answers;
  private final List<Request> requests = new ArrayList<>();

  FakeSecretsManager(Answer... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  static Answer value(String versionId, String secretString) {
    return json(
        200,
        """
        {"ARN": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme-AbCdEf", "Name": "acme",
         "VersionId": "%s", "SecretString": "%s", "VersionStages": ["AWSCURRENT"],
         "CreatedDate": 1523477145.713}
        """
            .formatted(versionId, secretString));
  }

  static Answer error(int status, String type) {
    return json(status, "{\"__type\": \"" + type + "\", \"Message\": \"canary-5e1f\"}");
  }

  static Answer json(int status, String body) {
    return (exchange, _) -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Answer hang() {
    return (_, closing) -> closing.await();
  }

  /** A body of which every byte comes well within any limit on a single read. */
  static Answer byteASecond() {
    return (exchange, closing) -> {
      exchange.sendResponseHeaders(200, 1000);
      for (int sent = 0; sent < 1000 && !closing.await(1, TimeUnit.SECONDS); sent++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      }
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      next(new Request(exchange.getRequestHeaders(), body)).give(exchange, closing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Answer next(Request request) {
    requests.add(request);
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
