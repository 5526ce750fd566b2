package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.http.HttpOutcome.TimedOut;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deadlines, and calls whose caller is gone. */
class BoundedHttpClientDeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  /** Far more than the limit, far less than the scripts would take. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private static HttpExchange exchange(RawServer server, Deadline end) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) server.http("/").toURL().openConnection();
    connection.setDoOutput(true);
    return new HttpExchange(connection, new byte[1], end, 1000);
  }

  @Test
  void deadline_beforeTheLimit_decides() throws IOException {
    try (RawServer server = RawServer.start(RawServer.Peer::hang)) {
      long start = System.nanoTime();
      HttpOutcome outcome =
          new BoundedHttpClient(Calls.LIMITS).send(Calls.get(server.http("/")), Deadline.in(SHORT));
      assertEquals(new TimedOut(), outcome);
      assertTrue(System.nanoTime() - start < SOON.toNanos());
    }
  }

  @Test
  void deadline_thatHasPassed_opensNoConnection() throws Exception {
    try (RawServer server = RawServer.start(RawServer.Peer::hang)) {
      HttpCall call = Calls.get(server.http("/"));
      BoundedHttpClient client = new BoundedHttpClient(Calls.LIMITS);
      assertEquals(new TimedOut(), client.send(call, Deadline.in(Duration.ZERO)));
      assertEquals(new TimedOut(), client.send(call, Deadline.in(Duration.ofSeconds(-1))));
      Calls.awaitEndOfThreads();
      assertEquals(0, server.connections());
    }
  }

  @Test
  void request_afterTheDeadlineOrAnInterrupt_isNotSent() throws Exception {
    try (RawServer server = RawServer.start(peer -> peer.read())) {
      assertEquals(new TimedOut(), exchange(server, Deadline.in(Duration.ZERO)).call());
      Thread.currentThread().interrupt();
      assertEquals(new TimedOut(), exchange(server, Deadline.in(Duration.ofMinutes(1))).call());
      assertTrue(Thread.interrupted());
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void caller_interrupted_timesOutAndStaysInterrupted() throws Exception {
    try (RawServer server = RawServer.start(RawServer.Peer::hang)) {
      Thread.currentThread().interrupt();
      assertEquals(new TimedOut(), Calls.send(Calls.get(server.http("/"))));
      assertTrue(Thread.interrupted());
      Calls.awaitEndOfThreads();
    }
  }

  @Test
  void lateAnswer_isNotTheNextCallsAnswer() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n";
    try (RawServer server =
        RawServer.start(peer -> {
          while (true) {
            boolean slow = peer.read().orElseThrow(IOException::new).head().contains("/slow");
            peer.drip(slow ? "      " : "");
            peer.send(head + (slow ? "late" : "next"));
          }
        })) {
      HttpLimits limits = Calls.within(SHORT);
      assertEquals(new TimedOut(), Calls.send(limits, Calls.get(server.http("/slow"))));
      Answer next = assertInstanceOf(Answer.class, Calls.send(Calls.get(server.http("/"))));
      assertEquals("next", new String(next.body(), ISO_8859_1));
      Calls.awaitEndOfThreads();
    }
  }

  @Test
  void slowBody_atTheDeadline_isAbandoned() throws Exception {
    try (RawServer server =
        RawServer.start(peer -> {
          peer.read();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n");
          peer.drip("x".repeat(300));
        })) {
      long start = System.nanoTime();
      assertEquals(new TimedOut(), exchange(server, Deadline.in(SHORT)).call());
      assertTrue(System.nanoTime() - start < SOON.toNanos());
    }
  }
}
