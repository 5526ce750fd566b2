package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.RawServer.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes of a request. */
class BoundedHttpClientRequestTest {
  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        RawServer.start(peer -> {
          while (peer.read().isPresent()) {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
          }
        });
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Request sent(HttpCall call) {
    assertInstanceOf(Answer.class, Calls.send(call));
    assertEquals(1, server.requests().size());
    return server.requests().getFirst();
  }

  @Test
  void get_withPathAndQuery_isSentAsWritten() {
    Request request = sent(Calls.get(server.http("/a%2Fb/c?d=e%20f&g=%C3%A4")));
    assertTrue(request.head().startsWith("GET /a%2Fb/c?d=e%20f&g=%C3%A4 HTTP/1.1\r\n"));
    assertEquals(0, request.body().length);
  }

  @Test
  void post_ofEveryByteValue_arrivesByteForByteWithItsLength() {
    byte[] body = new byte[70_000];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    Request request = sent(new HttpCall("POST", server.http("/"), Map.of(), body));
    assertTrue(request.head().startsWith("POST / HTTP/1.1\r\n"));
    assertTrue(request.head().contains("\r\nContent-Length: 70000\r\n"));
    assertArrayEquals(body, request.body());
  }

  @Test
  void post_ofAnEmptyBody_saysLengthZero() {
    Request request = sent(Calls.post(server.http("/"), ""));
    assertTrue(request.head().contains("\r\nContent-Length: 0\r\n"));
  }

  @Test
  void headers_notSet_haveDefaults() {
    String head = sent(Calls.get(server.http("/"))).head();
    assertTrue(head.contains("\r\nAccept: application/json\r\n"), head);
    assertTrue(head.contains("\r\nUser-Agent: port-token-vending\r\n"), head);
    assertFalse(head.toLowerCase(Locale.ROOT).contains("accept-encoding"), head);
    assertFalse(head.toLowerCase(Locale.ROOT).contains("cookie"), head);
  }

  @Test
  void headers_setByTheCallInAnyCase_replaceTheDefaults() {
    Map<String, String> headers =
        Map.of("accept", "text/plain", "USER-AGENT", "other", "Authorization", "Bearer t");
    HttpCall call = new HttpCall("GET", server.http("/"), headers, null);
    String head = sent(call).head().toLowerCase(Locale.ROOT);
    assertTrue(head.contains("\r\naccept: text/plain\r\n"), head);
    assertTrue(head.contains("\r\nuser-agent: other\r\n"), head);
    assertTrue(head.contains("\r\nauthorization: bearer t\r\n"), head);
    assertFalse(head.contains("application/json"), head);
    assertFalse(head.contains("port-token-vending"), head);
  }

  @Test
  void userInfo_inTheAddress_isNotSent() {
    int port = server.http("/").getPort();
    HttpCall call = Calls.get(URI.create("http://user:pass@127.0.0.1:" + port + "/"));
    String head = sent(call).head();
    assertFalse(head.contains("user"), head.replace("User-Agent", ""));
    assertFalse(head.contains("Authorization"), head);
  }

  @Test
  void callText_withSecrets_showsOnlyMethodAndHost() {
    HttpCall call = Calls.post(server.http("/path?query"), "secret");
    assertEquals("POST 127.0.0.1", call.toString());
    assertEquals("secret", new String(call.body() == null ? new byte[0] : call.body(), UTF_8));
  }
}
