package io.porttokenvending.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.Terminal;
import io.porttokenvending.infra.SmokeRun;
import io.porttokenvending.testing.JobPreset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRunTest {
  @Test
  void run_showsAGrantADenialAndAReplay() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      assertTrue(
          Pattern.compile(
                  """
                  push on refs/heads/main of acme/api
                    audit  granted, profile catalog-reader, rule "acme main branches", push on .*
                    200    a Port token for 180 min, with mcp_config for \\[mcp__port__list_blue.*

                  pull_request on refs/pull/7/merge of acme/api
                    audit  denied access_denied, profile catalog-reader, pull_request on .*
                    403    access_denied: .* \\(event_name=pull_request, ref=refs/pull/7/merge\\)

                  the token of the grant, a second time
                    audit  denied token_replayed, .*
                    409    token_replayed: .*
                  """)
              .matcher(run.output())
              .find(),
          run.output());
      assertFalse(run.output().contains("{\"event\""), run.output());
      assertFalse(run.output().contains("\u001b"), run.output());
      assertTrue(run.output().endsWith(run.script()), "the commands come last");
      assertEquals("", run.errors());
      assertEquals(0, run.exitCode());
    }
  }

  @Test
  void verboseRun_printsWholeAuditLines() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of(), "--port", "0", "--verbose")) {
      assertTrue(run.output().contains("\n{\"event\":\"token_vending\",\"outcome\":\"granted\""));
      assertTrue(run.output().contains("ALLOW_INSECURE_LOOPBACK is on"));
    }
  }

  @Test
  void requestedJob_isTheRunners() throws Exception {
    try (StartedRun run =
        StartedRun.start(
            Map.of(),
            "--port",
            "0",
            "--job",
            "tag",
            "--job",
            "ref=refs/tags/v9",
            "--job",
            "repository=acme/web")) {
      String output = run.output();
      int denial = output.indexOf("\npush on refs/tags/v9 of acme/web\n  audit  denied ");
      assertTrue(denial > 0, output);
      assertTrue(
          output.indexOf("\npush on refs/heads/main of acme/api\n  audit  granted") > denial);
    }
  }

  @Test
  void colors_areForATerminalThatAcceptsThem() {
    assertTrue(LocalRun.colors(Map.of("NO_COLOR", "", "TERM", "xterm")));
    assertFalse(LocalRun.colors(Map.of("NO_COLOR", "1")));
    assertFalse(LocalRun.colors(Map.of("TERM", "dumb")));
    StringWriter printed = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(printed, true), true);
    new AuditText(terminal, false)
        .accept(
            "{\"event\":\"token_vending\",\"outcome\":\"denied\",\"code\":\"not_found\",\"duration_ms\":3}");
    assertEquals("  audit  \u001b[1;31mdenied\u001b[0m not_found, 3 ms\n", printed.toString());
  }

  @Test
  void help_listsEveryPreset() throws Exception {
    StartedRun run = StartedRun.start(Map.of(), "--help");
    assertEquals(0, run.exitCode());
    for (JobPreset preset : JobPreset.values()) {
      assertTrue(run.output().contains("\n  " + preset.code() + " "), run.output());
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
  void smokeTest_passes() throws Exception {
    try (StartedRun run = StartedRun.start(Map.of())) {
      URI runner = URI.create(run.exported("ACTIONS_ID_TOKEN_REQUEST_URL"));
      String issuer = "http://" + runner.getAuthority();
      SmokeRun smoke = SmokeRun.of(Map.of(), "--issuer", issuer, run.front().toString());
      assertEquals(0, smoke.exit(), smoke.output());
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
        "--policy",
        "--job",
        "--job pull_request",
        "--job evnt_name=push",
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
