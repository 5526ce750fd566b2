package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** However Secrets Manager fails to answer, the caller has its outcome in time. */
class SecretsManagerLimitsTest {
  private static final SecretLookup UNAVAILABLE = new SecretLookup.Unavailable();

  private static SecretLookup read(URI endpoint, Duration deadline) {
    return SecretsManagerSource.create(
            "eu-west-1",
            Optional.of(endpoint),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "key")))
        .read("reader", Deadline.in(deadline));
  }

  @Test
  void read_hangingServer_isUnavailableWhenTheDeadlinePasses() {
    try (FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.hang())) {
      assertTimeout(
          Duration.ofMillis(1900), // less than the limit of a single read of the socket
          () -> assertEquals(UNAVAILABLE, read(fake.endpoint(), Duration.ofMillis(300))));
    }
  }

  @Test
  void read_serverSendingAByteASecond_isUnavailableWhenTheDeadlinePasses() {
    try (FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.byteASecond())) {
      assertTimeout(
          Duration.ofSeconds(4),
          () -> assertEquals(UNAVAILABLE, read(fake.endpoint(), Duration.ofMillis(1500))));
    }
  }

  @Test
  void read_serverSendingAByteASecond_isUnavailableAfterFiveSecondsUnderALongDeadline() {
    try (FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.byteASecond())) {
      assertTimeout(
          Duration.ofSeconds(15),
          () -> assertEquals(UNAVAILABLE, read(fake.endpoint(), Duration.ofMinutes(2))));
      assertEquals(1, fake.requests().size());
    }
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
    try (FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.value("v-1", "x"))) {
      assertEquals(UNAVAILABLE, read(fake.endpoint(), Duration.ZERO));
      assertTrue(fake.requests().isEmpty());
    }
  }
}
