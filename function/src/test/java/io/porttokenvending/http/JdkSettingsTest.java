package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.RawServer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Settings that the JDK reads once per process. The tests start a new process, because another test
 * may already have caused the JDK to read them.
 */
class JdkSettingsTest {
  @Test
  void post_thatAReusedConnectionLoses_isSentOnce() throws Exception {
    assertEquals("NoAnswer[] after 2 requests", inProcessOfItsOwn("post"));
  }

  @Test
  void setting_thatTheOperatorMade_stays() throws Exception {
    assertEquals(
        "Answer[status=200] after 3 requests",
        inProcessOfItsOwn("post", "-Dsun.net.http.retryPost=true"));
  }

  @Test
  void restOfABody_isNotReadInTheBackground() throws Exception {
    assertEquals("TooLarge[status=200] and closed", inProcessOfItsOwn("rest"));
  }

  private static String inProcessOfItsOwn(String scene, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(origin(BoundedHttpClient.class) + File.pathSeparator + origin(RawServer.class));
    command.addAll(List.of(JdkSettingsTest.class.getName() + "$Scenes", scene));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.getInputStream()) {
      return new String(output.readAllBytes(), UTF_8).strip();
    } finally {
      process.waitFor();
    }
  }

  private static Path origin(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Runs in the other process and prints the result. */
  static final class Scenes {
    public static void main(String[] arguments) throws Exception {
      System.out.println(arguments[0].equals("post") ? lostPost() : restOfABody());
    }

    private static String lostPost() throws IOException {
      try (RawServer server =
          RawServer.start(peer -> {
            peer.read();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            peer.read();
          })) {
        HttpCall call = Calls.post(server.http("/"), "{}");
        Calls.send(call);
        HttpOutcome second = Calls.send(call);
        return second + " after " + server.requests().size() + " requests";
      }
    }

    /** Small enough that the JDK would read it to the end to keep the connection. */
    private static String restOfABody() throws Exception {
      CountDownLatch closed = new CountDownLatch(1);
      try (RawServer server =
          RawServer.start(peer -> {
            peer.read();
            try {
              peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
              peer.drip("x".repeat(1000));
            } finally {
              closed.countDown();
            }
          })) {
        HttpOutcome outcome = Calls.send(Calls.capped(10), Calls.get(server.http("/")));
        return outcome + (closed.await(20, TimeUnit.SECONDS) ? " and closed" : " and still open");
      }
    }
  }
}
