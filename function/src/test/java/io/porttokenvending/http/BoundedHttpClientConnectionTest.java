package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpServer;
import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.testing.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many calls, sequential and concurrent. */
class BoundedHttpClientConnectionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 OK\r\nContent-Length: 4\r\n\r\nbody",
        "200 OK\r\nContent-Length: 0\r\n\r\n",
        "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
        "204 No Content\r\n\r\n",
        "302 Found\r\nLocation: /\r\nContent-Length: 4\r\n\r\nbody",
        "401 Unauthorized\r\nContent-Length: 4\r\n\r\nbody",
        "404 Not Found\r\nContent-Length: 0\r\n\r\n",
        "503 Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
      })
  void connection_afterACompleteAnswer_servesTheNextCall(String answer) throws IOException {
    try (RawServer server =
        RawServer.start(peer -> {
          while (peer.read().isPresent()) {
            peer.send("HTTP/1.1 " + answer);
          }
        })) {
      for (int i = 0; i < 4; i++) {
        assertInstanceOf(Answer.class, Calls.send(Calls.post(server.http("/"), "{}")));
      }
      assertEquals(4, server.requests().size());
      assertEquals(1, server.connections());
    }
  }

  @Test
  void connection_afterACutOffAnswer_servesNoFurtherCall() throws IOException {
    try (RawServer server =
        RawServer.start(peer -> {
          peer.read();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbod");
        })) {
      assertEquals(new HttpOutcome.CutShort(200), Calls.send(Calls.get(server.http("/"))));
      assertEquals(new HttpOutcome.CutShort(200), Calls.send(Calls.get(server.http("/"))));
      assertEquals(2, server.connections());
    }
  }

  @Test
  void fiftyCallsAtOnce_getTheirOwnAnswers() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    try (ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      server.createContext(
          "/",
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Echo", exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.setExecutor(handlers);
      server.start();
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
      CyclicBarrier together = new CyclicBarrier(50);
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        String own = "caller-" + i;
        calls.add(
            callers.submit(() -> {
              together.await();
              for (int n = 0; n < 10; n++) {
                HttpCall call = Calls.post(URI.create(base + own + n), (own + n).repeat(99));
                Answer answer = assertInstanceOf(Answer.class, Calls.send(call));
                assertEquals((own + n).repeat(99), new String(answer.body(), UTF_8));
                assertEquals("/" + own + n, answer.header("Echo").orElse(""));
              }
              return null;
            }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      server.stop(0);
    }
  }
}
