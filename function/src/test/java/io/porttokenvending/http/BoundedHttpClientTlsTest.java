package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.http.HttpOutcome.NotConnected;
import io.porttokenvending.http.HttpOutcome.TimedOut;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.RawServer.Script;
import io.porttokenvending.testing.TestCertificates;
import io.porttokenvending.timing.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the client takes for the host that it called. */
class BoundedHttpClientTlsTest {
  private static final Script OK =
      peer -> {
        while (peer.read().isPresent()) {
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        }
      };

  @TempDir private static Path directory;
  private static TestCertificates certificates;
  private static BoundedHttpClient trusting;
  private static BoundedHttpClient plain;

  @BeforeAll
  static void issue() throws Exception {
    certificates = new TestCertificates(directory);
    certificates.issue("good", "-ext", TestCertificates.RIGHT_HOST);
    certificates.issue("other-host", "-ext", "san=dns:other.example");
    certificates.issue(
        "expired", "-ext", TestCertificates.RIGHT_HOST, "-startdate", "-9d", "-validity", "5");
    certificates.generate("self-signed", "-ext", TestCertificates.RIGHT_HOST);
    trusting = BoundedHttpClient.trusting(Calls.LIMITS, ExtraTrust.reading(certificates.pem("ca")));
    plain = new BoundedHttpClient(Calls.LIMITS);
  }

  private static HttpOutcome send(BoundedHttpClient client, RawServer server) {
    HttpCall call = Calls.post(server.uri("https", "/"), "{}");
    return client.send(call, Deadline.in(Duration.ofMinutes(1)));
  }

  private static void assertNobodyConnectsTo(String name) throws Exception {
    try (RawServer server = RawServer.start(certificates.serving(name), OK)) {
      assertEquals(new NotConnected(), send(trusting, server));
      assertEquals(new NotConnected(), send(plain, server));
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void hostOfAnExtraAuthority_isAcceptedByTheTrustingClientOnly() throws Exception {
    try (RawServer server = RawServer.start(certificates.serving("good"), OK)) {
      assertInstanceOf(Answer.class, send(trusting, server));
      assertInstanceOf(Answer.class, send(trusting, server));
      assertEquals(1, server.connections());
      // Though a trusted connection to that very host stands open.
      assertEquals(new NotConnected(), send(plain, server));
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  void certificateOfAnotherHost_isRefused() throws Exception {
    assertNobodyConnectsTo("other-host");
  }

  @Test
  void certificateThatHasExpired_isRefused() throws Exception {
    assertNobodyConnectsTo("expired");
  }

  @Test
  void certificateSignedByItself_isRefused() throws Exception {
    assertNobodyConnectsTo("self-signed");
  }

  @Test
  void plainHttp_whereTlsIsWanted_isNotConnected() throws Exception {
    try (RawServer server =
        RawServer.start(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      assertEquals(new NotConnected(), send(trusting, server));
    }
  }

  @Test
  void connection_closedInTheHandshake_isNotConnected() throws Exception {
    try (RawServer server = RawServer.start(peer -> {})) {
      assertEquals(new NotConnected(), send(trusting, server));
    }
  }

  @Test
  void connection_closedAfterTheHandshake_isNoAnswer() throws Exception {
    try (RawServer server = RawServer.start(certificates.serving("good"), peer -> peer.read())) {
      assertEquals(new HttpOutcome.NoAnswer(), send(trusting, server));
    }
  }

  @Test
  void answer_thatDripsInOverTls_timesOutAndLeavesNoThread() throws Exception {
    BoundedHttpClient hurried =
        BoundedHttpClient.trusting(
            Calls.within(Duration.ofMillis(600)), ExtraTrust.reading(certificates.pem("ca")));
    for (String start : List.of("", "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n")) {
      try (RawServer server =
          RawServer.start(
              certificates.serving("good"),
              peer -> {
                peer.read();
                peer.send(start);
                peer.drip("HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(300));
              })) {
        assertEquals(new TimedOut(), send(hurried, server));
        Calls.awaitEndOfThreads();
      }
    }
  }
}
