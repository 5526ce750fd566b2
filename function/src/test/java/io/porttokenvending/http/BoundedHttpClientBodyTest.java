package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.http.HttpOutcome.CutShort;
import io.porttokenvending.http.HttpOutcome.TooLarge;
import io.porttokenvending.testing.RawServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that end early and bodies that are too long. */
class BoundedHttpClientBodyTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\n",
        "Content-Length: 10\r\n\r\n123456789",
        "Content-Length: 10\r\nConnection: close\r\n\r\n123456789",
        "Transfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nbo",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n",
        "Transfer-Encoding: chunked\r\n\r\nnonsense\r\nbody\r\n0\r\n\r\n",
      })
  void body_cutOff_isCutShort(String rest) throws IOException {
    assertEquals(new CutShort(200), Calls.outcomeOf(peer -> peer.send(OK + rest)));
    assertEquals(
        new CutShort(503),
        Calls.outcomeOf(peer -> peer.send("HTTP/1.1 503 Unavailable\r\n" + rest)));
  }

  @Test
  void body_cutOffByReset_isCutShort() throws IOException {
    // More than the sockets hold on their own: when all is sent, the client has read the head.
    byte[] half = new byte[20_000_000];
    HttpOutcome outcome =
        Calls.outcomeOf(
            Calls.capped(2 * half.length),
            peer -> {
              peer.send(OK + "Content-Length: " + 2 * half.length + "\r\n\r\n");
              peer.send(half);
              peer.reset();
            });
    assertEquals(new CutShort(200), outcome);
  }

  @Test
  void body_ofExactlyTheLimit_isRead() throws IOException {
    HttpLimits ten = Calls.capped(10);
    HttpOutcome sized =
        Calls.outcomeOf(ten, peer -> peer.send(OK + "Content-Length: 10\r\n\r\n1234567890"));
    assertEquals(10, assertInstanceOf(Answer.class, sized).body().length);
    HttpOutcome unsized = Calls.outcomeOf(ten, peer -> peer.send(OK + "\r\n1234567890"));
    assertEquals(10, assertInstanceOf(Answer.class, unsized).body().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 11\r\n\r\n12345678901",
        "Transfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n0\r\n\r\n",
        "\r\n12345678901",
      })
  void body_aByteBeyondTheLimit_isTooLarge(String rest) throws IOException {
    assertEquals(
        new TooLarge(200), Calls.outcomeOf(Calls.capped(10), peer -> peer.send(OK + rest)));
    assertEquals(
        new TooLarge(500),
        Calls.outcomeOf(Calls.capped(10), peer -> peer.send("HTTP/1.1 500 Error\r\n" + rest)));
  }

  @Test
  void lengthBeyondTheLimit_isTooLargeBeforeAnyByteOfTheBody() throws IOException {
    String head = OK + "Content-Length: 9223372036854775807\r\n\r\n";
    HttpOutcome outcome =
        Calls.outcomeOf(peer -> {
          peer.send(head);
          peer.hang();
        });
    assertEquals(new TooLarge(200), outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 52428800\r\n\r\n", "\r\n"})
  void fiftyMegabytes_areNotRead_andTheConnectionCloses(String rest) throws Exception {
    CompletableFuture<Integer> kilobytesSent = new CompletableFuture<>();
    try (RawServer server =
        RawServer.start(peer -> {
          int sent = 0;
          try {
            peer.read();
            peer.send(OK + rest);
            while (sent < 50 * 1024) {
              peer.send(new byte[1024]);
              sent++;
            }
          } finally {
            kilobytesSent.complete(sent);
          }
        })) {
      assertEquals(new TooLarge(200), Calls.send(Calls.get(server.http("/"))));
      assertTrue(kilobytesSent.get(10, TimeUnit.SECONDS) < 50 * 1024);
    }
  }
}
