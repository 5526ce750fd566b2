package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.http.HttpOutcome.NotConnected;
import io.porttokenvending.http.HttpOutcome.TimedOut;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.RawServer.Script;
import io.porttokenvending.testing.TestCertificates;
import io.porttokenvending.timing.Deadline;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that the client accepts for a host. */
class BoundedHttpClientTlsTest {
  private static final Script OK =
      peer -> {
        while (peer.read().isPresent()) {
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        }
      };

  /** RFC 4346 section 7.4.1.3: a ServerHello of TLS 1.1 with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA. */
  private static final byte[] SERVER_HELLO =
      HexFormat.of()
          .parseHex("160302002a" + "02000026" + "0302" + "5a".repeat(32) + "00" + "c013" + "00");

  /** RFC 4346 section 7.2: fatal, protocol_version. */
  private static final byte[] PROTOCOL_VERSION_ALERT = {2, 70};

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

  @Test
  void hostOfAnExtraAuthority_isAcceptedByTheTrustingClientOnly() throws Exception {
    try (RawServer server = RawServer.start(certificates.serving("good"), OK)) {
      assertInstanceOf(Answer.class, send(trusting, server));
      assertInstanceOf(Answer.class, send(trusting, server));
      assertEquals(1, server.connections());
      // Although a trusted connection to the same host is open.
      assertEquals(new NotConnected(), send(plain, server));
      assertEquals(2, server.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"other-host", "expired", "self-signed"})
  void certificate_ofAnotherHost_isNotTrusted(String name) throws Exception {
    try (RawServer server = RawServer.start(certificates.serving(name), OK)) {
      assertEquals(new NotConnected(), send(trusting, server));
      assertEquals(new NotConnected(), send(plain, server));
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void plainHttp_insteadOfTls_isNotConnected() throws Exception {
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
  void slowAnswer_overTls_timesOutAndLeavesNoThread() throws Exception {
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

  /** The server offers TLS 1.1, which the JDK itself no longer does. */
  @Test
  void tls11_isRefusedByItsVersion() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> alert =
          CompletableFuture.supplyAsync(() -> answerToServerHello(listener));
      URI uri = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");

      HttpOutcome outcome =
          new BoundedHttpClient(Calls.LIMITS)
              .send(Calls.post(uri, "{}"), Deadline.in(Duration.ofMinutes(1)));

      assertEquals(new HttpOutcome.NotConnected(), outcome);
      assertArrayEquals(PROTOCOL_VERSION_ALERT, alert.get(30, TimeUnit.SECONDS));
    }
  }

  /** The body of the first record that the client sends after the ServerHello. */
  private static byte[] answerToServerHello(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      record(in);
      socket.getOutputStream().write(SERVER_HELLO);
      return record(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] record(DataInputStream in) throws IOException {
    in.skipNBytes(3);
    return in.readNBytes(in.readUnsignedShort());
  }
}
