package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpOutcome.NoAnswer;
import io.porttokenvending.http.HttpOutcome.NotConnected;
import io.porttokenvending.testing.RawServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failed connections, and truncated heads. */
class BoundedHttpClientNoAnswerTest {
  @Test
  void connection_refused_isNotConnected() throws IOException {
    int port;
    try (ServerSocket once = new ServerSocket(0)) {
      port = once.getLocalPort();
    }
    assertEquals(
        new NotConnected(), Calls.send(Calls.get(URI.create("http://127.0.0.1:" + port + "/"))));
  }

  @Test
  void host_impossibleName_isNotConnected() {
    // A label of more than 63 characters is never sent to a name server.
    assertEquals(
        new NotConnected(),
        Calls.send(Calls.get(URI.create("http://" + "x".repeat(64) + ".invalid/"))));
  }

  @Test
  void port_invalid_failsWithoutTheAddress() {
    HttpCall call = Calls.get(URI.create("http://127.0.0.1:70000/hush"));
    Exception fault = assertThrows(IllegalStateException.class, () -> Calls.send(call));
    StringWriter text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    assertTrue(text.toString().contains("IllegalArgumentException"), text::toString);
    assertFalse(text.toString().contains("70000"), text::toString);
    assertFalse(text.toString().contains("hush"), text::toString);
  }

  @Test
  void connection_closedBeforeTheFirstByte_isNoAnswer() throws IOException {
    assertEquals(new NoAnswer(), Calls.outcomeOf(peer -> {}));
  }

  @Test
  void connection_resetBeforeTheFirstByte_isNoAnswer() throws IOException {
    assertEquals(new NoAnswer(), Calls.outcomeOf(RawServer.Peer::reset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H",
        "HTTP/1.1",
        "HTTP/1.1 ",
        "HTTP/1.1 2",
        "HTTP/1.1 20",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: applica",
        "HTTP/1.1 200 OK\r\nContent-Len",
        "HTTP/1.1 100 Continue\r\n\r\n",
      })
  void head_cutOff_isNoAnswer(String start) throws IOException {
    assertEquals(new NoAnswer(), Calls.outcomeOf(peer -> peer.send(start)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 401, 404, 503})
  void head_cutOffByReset_isNoAnswer(int status) throws IOException {
    HttpOutcome outcome =
        Calls.outcomeOf(peer -> {
          peer.send("HTTP/1.1 " + status + " Reason\r\nContent-Length: 0\r\n");
          peer.reset();
        });
    assertEquals(new NoAnswer(), outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.9\r\n",
        "<html>no head at all</html>",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.1 abc Reason\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 -200 Reason\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 099 Reason\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 600 Reason\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
      })
  void head_notHttp_isNoAnswer(String head) throws IOException {
    assertEquals(new NoAnswer(), Calls.outcomeOf(peer -> peer.send(head)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "401 Unauthorized\r\nWWW-Authenticate:",
        "401 Unauthorized\r\nWWW-Authenticate: key=value",
        "407 Proxy\r\nProxy-Authenticate: Negotiate",
      })
  void challenge_thatBreaksTheJdk_isNoAnswer(String head) throws IOException {
    String rest = "\r\nContent-Length: 0\r\n\r\n";
    assertEquals(new NoAnswer(), Calls.outcomeOf(peer -> peer.send("HTTP/1.1 " + head + rest)));
  }
}
