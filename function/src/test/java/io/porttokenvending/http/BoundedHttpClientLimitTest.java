package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpOutcome.NotConnected;
import io.porttokenvending.http.HttpOutcome.TimedOut;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.RawServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit over the whole call. */
class BoundedHttpClientLimitTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  /** Far more than the limit, far less than the scripts would take. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private static final String DRIPPED = "x".repeat(300);

  private static void assertTimesOutSoon(String scheme, Script script) throws Exception {
    try (RawServer server = RawServer.start(script)) {
      long start = System.nanoTime();
      HttpOutcome outcome =
          Calls.send(Calls.within(SHORT), Calls.post(server.uri(scheme, "/"), "{}"));
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      assertEquals(new TimedOut(), outcome);
      assertTrue(taken.compareTo(SHORT) >= 0, taken::toString);
      assertTrue(taken.compareTo(SOON) < 0, taken::toString);
      Calls.awaitEndOfThreads();
    }
  }

  @Test
  void answer_thatNeverComes_timesOut() throws Exception {
    assertTimesOutSoon("http", RawServer.Peer::hang);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\nX-Long: ", "HTTP/1.1 503 Unavailable\r\nX-Long: "})
  void head_thatDripsIn_timesOut(String start) throws Exception {
    assertTimesOutSoon(
        "http",
        peer -> {
          peer.read();
          peer.send(start);
          peer.drip("HTTP/1.1 200 OK\r\nX-Long: " + DRIPPED);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 300\r\n\r\n",
        "Content-Length: 300\r\nConnection: close\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nfff\r\n",
        "\r\n"
      })
  void body_thatDripsIn_timesOut(String rest) throws Exception {
    for (String status : List.of("200 OK", "503 Unavailable")) {
      assertTimesOutSoon(
          "http",
          peer -> {
            peer.read();
            peer.send("HTTP/1.1 " + status + "\r\n" + rest);
            peer.drip(DRIPPED);
          });
    }
  }

  @Test
  void body_thatStops_timesOut() throws Exception {
    assertTimesOutSoon(
        "http",
        peer -> {
          peer.read();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\nstart");
          peer.hang();
        });
  }

  @Test
  void handshake_thatNeverComes_timesOut() throws Exception {
    assertTimesOutSoon("https", RawServer.Peer::hang);
  }

  @Test
  void handshake_thatDripsIn_timesOut() throws Exception {
    // The start of a handshake record of 16 KB, RFC 8446 section 5.1.
    byte[] record = {0x16, 3, 3, 0x3f, (byte) 0xff, 2, 0, 0x3f};
    assertTimesOutSoon("https", peer -> peer.drip(new String(record, ISO_8859_1) + DRIPPED));
  }

  @Test
  void connection_notAccepted_isNotConnectedAfterItsLimit() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 8; i++) { // beyond the backlog, packets to open a connection are dropped
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 100);
        } catch (IOException e) {
          break;
        }
      }
      HttpLimits limits = new HttpLimits(SHORT, Duration.ofSeconds(30), 10);
      long start = System.nanoTime();
      URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
      assertEquals(new NotConnected(), Calls.send(limits, Calls.get(uri)));
      long taken = System.nanoTime() - start;
      assertTrue(taken >= SHORT.toNanos() && taken < SOON.toNanos(), () -> taken + " ns");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }
}
