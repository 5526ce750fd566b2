package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.RawServer.Script;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Calls of the tests of this package. */
final class Calls {
  static final HttpLimits LIMITS =
      new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), 100_000);

  private Calls() {}

  static HttpLimits within(Duration total) {
    return new HttpLimits(LIMITS.connect(), total, LIMITS.maxBytes());
  }

  static HttpLimits capped(int maxBytes) {
    return new HttpLimits(LIMITS.connect(), LIMITS.total(), maxBytes);
  }

  static HttpCall get(URI uri) {
    return new HttpCall("GET", uri, Map.of(), null);
  }

  static HttpCall post(URI uri, String body) {
    return new HttpCall(
        "POST", uri, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
  }

  static HttpOutcome send(HttpCall call) {
    return new BoundedHttpClient(LIMITS).send(call, Deadline.in(Duration.ofMinutes(1)));
  }

  static HttpOutcome send(HttpLimits limits, HttpCall call) {
    return new BoundedHttpClient(limits).send(call, Deadline.in(Duration.ofMinutes(1)));
  }

  /** Returns the outcome of a POST to a server that reads it and then follows the script. */
  static HttpOutcome outcomeOf(HttpLimits limits, Script script) throws IOException {
    try (RawServer server = afterRequest(script)) {
      return send(limits, post(server.http("/"), "{}"));
    }
  }

  static HttpOutcome outcomeOf(Script script) throws IOException {
    return outcomeOf(LIMITS, script);
  }

  /** Returns the response that the client reads from these bytes, after a single request. */
  static Answer answerOf(String bytes) throws IOException {
    try (RawServer server = afterRequest(peer -> peer.send(bytes))) {
      HttpOutcome outcome = send(post(server.http("/"), "{}"));
      assertEquals(1, server.requests().size());
      return assertInstanceOf(Answer.class, outcome);
    }
  }

  private static RawServer afterRequest(Script script) throws IOException {
    return RawServer.start(peer -> {
      peer.read();
      script.play(peer);
    });
  }

  /** Waits until no thread of the client is left. */
  static void awaitEndOfThreads() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(BoundedHttpClient.THREAD_NAME)) {
        assertTrue(thread.join(Duration.ofSeconds(10)), "a thread of the client has not ended");
      }
    }
  }
}
