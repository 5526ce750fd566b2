package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.Terminal;
import io.porttokenvending.contract.EventFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A local run inside this JVM, on a free port unless arguments say otherwise. */
final class StartedRun implements AutoCloseable {
  /** The module's folder is where tests run. */
  private static final Path SAMPLES = Path.of("src", "test", "resources", "sample-policy");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch serving = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  private volatile String introduction = "";

  private StartedRun(Map<String, String> environment, List<String> arguments) {
    Terminal terminal = new Terminal(new PrintWriter(out, true, UTF_8), false);
    LocalRun run = new LocalRun(environment, SAMPLES, terminal, new PrintStream(err, true, UTF_8));
    Thread.ofPlatform().daemon().start(() -> end(run, arguments));
  }

  private void end(LocalRun run, List<String> arguments) {
    try {
      exitCode.complete(run.run(arguments, this::serve));
    } catch (InterruptedException | RuntimeException | Error e) {
      exitCode.completeExceptionally(e);
    } finally {
      serving.countDown();
    }
  }

  /** Returns when the run serves or has ended. */
  static StartedRun start(Map<String, String> environment, String... arguments)
      throws InterruptedException {
    List<String> given = arguments.length == 0 ? List.of("--port", "0") : List.of(arguments);
    StartedRun run = new StartedRun(environment, given);
    assertTrue(run.serving.await(60, TimeUnit.SECONDS), "the run neither serves nor ends");
    return run;
  }

  private void serve() throws InterruptedException {
    introduction = output();
    serving.countDown();
    stop.await();
  }

  String output() {
    return out.toString(UTF_8);
  }

  String errors() {
    return err.toString(UTF_8);
  }

  /** The commands that the run has printed. */
  String script() {
    return introduction.substring(introduction.indexOf("export ACTIONS_ID_TOKEN_REQUEST_URL"));
  }

  /** The value that a printed line exports. */
  String exported(String variable) {
    String start = "export " + variable + "='";
    return output()
        .lines()
        .filter(line -> line.startsWith(start) && line.endsWith("'"))
        .map(line -> line.substring(start.length(), line.length() - 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no export of " + variable));
  }

  /** Waits until the run has printed this. */
  void awaitOutput(String text) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!output().contains(text)) {
      assertTrue(System.nanoTime() < limit, () -> "not printed: " + text + "\n" + output());
      Thread.sleep(20);
    }
  }

  /** Exchanges a token of the runner's job, changed by a query, and returns the status. */
  int exchange(String query) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI runner =
          URI.create(exported("ACTIONS_ID_TOKEN_REQUEST_URL") + query + "&audience=" + front());
      String bearer = "bearer " + exported("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
      String answer =
          http.send(
                  HttpRequest.newBuilder(runner).header("Authorization", bearer).build(),
                  BodyHandlers.ofString(UTF_8))
              .body();
      String token = EventFiles.json(answer).path("value").asText();
      HttpRequest request =
          HttpRequest.newBuilder(front().resolve("/v1/token"))
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.noBody())
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  URI front() {
    return URI.create(exported("PORT_TOKEN_URL"));
  }

  /** The metadata document that the function serves. */
  String metadata() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = front().resolve("/.well-known/oauth-authorization-server");
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(UTF_8)).body();
    }
  }

  /** Ends the run and waits for that. */
  int exitCode() {
    stop.countDown();
    return exitCode.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    exitCode();
  }
}
