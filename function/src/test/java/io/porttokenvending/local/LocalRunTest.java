package io.porttokenvending.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRunTest {
  @Test
  void run_printsAnExchangeThatIsGranted() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      String exchange = run.output().substring(run.output().indexOf("The same exchange"));
      assertTrue(exchange.contains("POST " + run.front() + "/v1/token\n"), exchange);
      assertTrue(
          exchange.contains("\"event\":\"token_vending\",\"outcome\":\"granted\""), exchange);
      assertTrue(exchange.contains("\n200 application/json\n{\n"), exchange);
      assertTrue(exchange.contains("\"x-read-only-mode\" : \"1\""), exchange);
      assertTrue(exchange.endsWith("Serving until stopped (Ctrl-C). Audit lines follow.\n"));
      assertEquals("", run.errors());
      assertEquals(0, run.exitCode());
    }
  }

  @Test
  void metadata_namesTheAddressAndAudienceOfTheRun() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      String metadata = run.metadata();
      assertTrue(metadata.contains("\"issuer\":\"" + run.front() + "\""), metadata);
      assertTrue(metadata.contains("\"audience\":\"" + run.front() + "\""), metadata);
      assertTrue(run.script().contains("&audience=$PORT_TOKEN_URL\""), run.script());
    }
  }

  @Test
  void end_closesEveryServer() throws Exception {
    StartedRun run = StartedRun.start(Map.of());
    URI gitHub = URI.create(run.exported("ACTIONS_ID_TOKEN_REQUEST_URL"));
    run.close();
    assertThrows(ConnectException.class, () -> connect(run.front()));
    assertThrows(ConnectException.class, () -> connect(gitHub));
  }

  @Test
  void takenPort_isSaidInOneLine() throws Exception {
    try (StartedRun first = StartedRun.start(Map.of())) {
      int port = first.front().getPort();
      StartedRun second = StartedRun.start(Map.of(), "--port", Integer.toString(port));
      assertEquals(1, second.exitCode());
      assertEquals("", second.output());
      assertEquals(1, second.errors().lines().count(), second.errors());
      assertTrue(second.errors().startsWith("Port " + port + " on 127.0.0.1"), second.errors());
      String other = "-Dlocal.args=\"--port " + (port == 65_535 ? 3000 : port + 1) + "\"";
      assertTrue(second.errors().contains(other), second.errors());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot 1",
        "--port",
        "--port x",
        "--port -1",
        "--port 65536",
        "--port 99999999999",
        "--port 1 2",
        "3001"
      })
  void wrongArguments_areAnsweredWithTheUsage(String arguments) throws Exception {
    StartedRun run = StartedRun.start(Map.of(), arguments.split(" ", -1));
    assertEquals(2, run.exitCode());
    assertTrue(run.errors().contains("Usage: mvn -P local"), run.errors());
    assertEquals("", run.output());
  }

  private static void connect(URI uri) throws IOException {
    new Socket(uri.getHost(), uri.getPort()).close();
  }
}
