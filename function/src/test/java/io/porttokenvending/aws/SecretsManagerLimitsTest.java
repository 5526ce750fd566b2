package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However Secrets Manager fails to answer, the caller has its outcome in time. */
class SecretsManagerLimitsTest {
  private static final Lookup<SecretVersion> UNAVAILABLE = new Lookup.Unavailable<>();

  /** Its body comes well within any limit on a single read of the socket. */
  private static final Reply A_BYTE_A_SECOND =
      Reply.json(200, " ".repeat(1000)).dripping(Duration.ofSeconds(1));

  private FakeSecretsManager fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeSecretsManager.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private static Lookup<SecretVersion> read(URI endpoint, Duration deadline) {
    return TestCredentials.source(endpoint).read("reader", Deadline.in(deadline));
  }

  @Test
  void read_hangingServer_isUnavailableAtTheDeadline() {
    fake.answerWith(_ -> Optional.of(Reply.of(200).after(Duration.ofHours(1))));
    assertTimeout(
        Duration.ofMillis(1900), // less than the limit of a single read of the socket
        () -> assertEquals(UNAVAILABLE, read(fake.uri(), Duration.ofMillis(300))));
  }

  @Test
  void read_drippingAnswer_isUnavailableAtTheDeadline() {
    fake.answerWith(_ -> Optional.of(A_BYTE_A_SECOND));
    assertTimeout(
        Duration.ofSeconds(4),
        () -> assertEquals(UNAVAILABLE, read(fake.uri(), Duration.ofMillis(1500))));
  }

  @Test
  void read_drippingAnswer_isUnavailableAfterFiveSeconds() {
    fake.answerWith(_ -> Optional.of(A_BYTE_A_SECOND));
    assertTimeout(
        Duration.ofSeconds(15),
        () -> assertEquals(UNAVAILABLE, read(fake.uri(), Duration.ofMinutes(2))));
    assertEquals(3, fake.calls().size());
  }

  @Test
  void read_answerBeyondAnySecretsSize_isUnavailable() {
    String value = "x".repeat(512 * 1024);
    fake.answerWith(_ ->
        Optional.of(Reply.json(200, "{\"SecretString\":\"" + value + "\",\"VersionId\":\"1\"}")));
    assertEquals(UNAVAILABLE, read(fake.uri(), Duration.ofSeconds(10)));
  }

  @Test
  void read_largestSecret_isFound() {
    fake.put("reader", "\u0001".repeat(65_536));
    assertInstanceOf(Lookup.Found.class, read(fake.uri(), Duration.ofSeconds(10)));
  }

  @Test
  void read_refusedConnection_isUnavailable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertEquals(UNAVAILABLE, read(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(10)));
  }

  @Test
  void read_deadlineHasPassed_isUnavailableWithoutARequest() {
    fake.put("reader", "x");
    assertEquals(UNAVAILABLE, read(fake.uri(), Duration.ZERO));
    assertTrue(fake.calls().isEmpty());
  }
}
