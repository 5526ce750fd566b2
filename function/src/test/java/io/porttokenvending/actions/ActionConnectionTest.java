package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.TestCertificates;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remedies for each reason why curl got no response. */
class ActionConnectionTest extends WithActionJob {
  @Test
  void unknownHost_isRemediedByNameAndDns() throws Exception {
    // A label of 64 characters: the resolver rejects it without a query.
    assertRemedy("https://" + "a".repeat(64), 6, "Check the host name in the url input");
  }

  @Test
  void closedPort_isRemediedByPortAndFirewall() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    StepResult ran =
        assertRemedy("http://127.0.0.1:" + free, 7, "Check host and port in the url input");
    assertEquals(4, ran.waits().size());
  }

  @Test
  void serverWithoutTls_isRemediedByAddress() throws Exception {
    try (RawServer server = RawServer.start(peer -> peer.send("HTTP/1.1 400 Bad\r\n\r\n"))) {
      assertRemedy(server.uri("https", "").toString(), 35, "serves TLS 1.2 or newer");
    }
  }

  @Test
  void connectionClosedWithoutAnswer_isRemediedByWhatCloses() throws Exception {
    try (RawServer server = RawServer.start(RawServer.Peer::read)) {
      assertRemedy(server.http("").toString(), 52, "load balancer closes the connection");
    }
  }

  @Test
  void connectionReset_isRemediedByWhatResets() throws Exception {
    RawServer.Script reset =
        peer -> {
          peer.read();
          peer.reset();
        };
    try (RawServer server = RawServer.start(reset)) {
      assertRemedy(server.http("").toString(), 56, "load balancer resets the connection");
    }
  }

  @Test
  void untrustedCertificate_isRemediedByCaFile() throws Exception {
    TestCertificates certificates = new TestCertificates(home);
    certificates.issue("service", "-ext", TestCertificates.RIGHT_HOST);
    try (RawServer server =
        RawServer.start(certificates.serving("service"), RawServer.Peer::hang)) {
      String url = server.uri("https", "").toString();
      StepResult ran = assertRemedy(url, 60, "set SSL_CERT_FILE or CURL_CA_BUNDLE to a PEM file");
      assertTrue(ran.error().contains("certificate problem"), ran.log());
      assertFalse(ran.error().contains("\n"), ran.log());
      assertFalse(ran.error().matches(".*[a-z]\\.?More details here.*"), "lines are joined");
      assertEquals(0, ran.waits().size());
    }
  }

  @ParameterizedTest
  @CsvSource({"CURL_CA_BUNDLE", "SSL_CERT_FILE"})
  void missingCaFile_isRemediedByItsVariable(String variable) throws Exception {
    try (RawServer server = RawServer.start(RawServer.Peer::hang)) {
      job.runner().with(variable, home.resolve("none.pem").toString());
      String url = server.uri("https", "").toString();
      StepResult ran = assertRemedy(url, 77, "Check SSL_CERT_FILE and CURL_CA_BUNDLE");
      assertEquals(0, ran.waits().size());
    }
  }

  /** None of them is a reason to doubt the address of GitHub, which the runner sets. */
  @ParameterizedTest
  @CsvSource({"6", "7", "28", "35", "52", "56", "60", "77"})
  void faultOnTheWayToGitHub_namesTheRunnersVariable(int exit) throws Exception {
    String text = "curl: (" + exit + ") No luck\r\nMore details here\n";
    job.runner().program("curl", "printf '%s' '" + text + "' >&2; exit " + exit);
    String error = job.run().error();
    String start =
        "The request to GitHub's OIDC token endpoint failed (curl: (" + exit + ") No luck";
    assertTrue(error.startsWith(start + " More details here). "), error);
    assertFalse(error.contains("url input"), error);
  }

  private StepResult assertRemedy(String url, int exit, String remedy) throws Exception {
    StepResult ran = job.with("url", url).run();
    String error = ran.error();
    assertTrue(error.contains("/v1/token failed (curl: (" + exit + ") "), ran.log());
    assertTrue(error.contains(remedy), ran.log());
    assertEquals(1, error.split("Check |set SSL", -1).length - 1, error);
    return ran;
  }
}
