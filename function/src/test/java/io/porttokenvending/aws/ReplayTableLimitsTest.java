package io.porttokenvending.aws;

import static io.porttokenvending.exchange.ReplayOutcome.FIRST;
import static io.porttokenvending.exchange.ReplayOutcome.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** However DynamoDB or the credentials fail to come, the caller has its outcome in time. */
class ReplayTableLimitsTest {
  private static final Reply NEVER = Reply.of(200).after(Duration.ofHours(1));

  private FakeDynamoDb fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeDynamoDb.start();
    fake.createTable(Guards.TABLE);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private ReplayOutcome firstUse(Duration deadline) {
    return Guards.firstUse(fake.uri(), deadline);
  }

  private ReplayOutcome firstUse(AwsCredentialsProvider credentials, Duration deadline) {
    return Guards.guard(fake.uri(), Guards.TABLE, credentials)
        .firstUse(Guards.USE, Deadline.in(deadline));
  }

  @Test
  void firstUse_hangingTable_isGivenUpAfterThreeTimesTwoSeconds() {
    fake.answerWith(_ -> Optional.of(NEVER));
    assertTimeout(
        Duration.ofSeconds(9), () -> assertEquals(UNAVAILABLE, firstUse(Duration.ofMinutes(2))));
    assertEquals(3, fake.calls().size());
  }

  @Test
  void firstUse_tableHangsOnce_isFirstAfterTheRetry() {
    fake.answerNext(NEVER);
    assertTimeout(
        Duration.ofSeconds(8), () -> assertEquals(FIRST, firstUse(Duration.ofMinutes(2))));
    assertEquals(2, fake.calls().size());
  }

  @Test
  void firstUse_hangingTable_isUnavailableWhenTheDeadlinePasses() {
    fake.answerWith(_ -> Optional.of(NEVER));
    assertTimeout(
        Duration.ofMillis(1900), // less than the limit of a single write
        () -> assertEquals(UNAVAILABLE, firstUse(Duration.ofMillis(700))));
    assertTrue(fake.calls().size() <= 1);
  }

  @Test
  void firstUse_tableAnsweringAByteASecond_isUnavailableWhenTheDeadlinePasses() {
    Reply dripping = Reply.json(200, " ".repeat(1000)).dripping(Duration.ofSeconds(1));
    fake.answerWith(_ -> Optional.of(dripping));
    assertTimeout(
        Duration.ofSeconds(5), () -> assertEquals(UNAVAILABLE, firstUse(Duration.ofMillis(2500))));
  }

  @Test
  void firstUse_tooLittleTimeForAWrite_isUnavailableAndUsesNothingUp() {
    assertEquals(UNAVAILABLE, firstUse(Duration.ofMillis(499)));
    assertEquals(UNAVAILABLE, firstUse(Duration.ZERO));
    assertTrue(fake.calls().isEmpty());
  }

  @Test
  void firstUse_refusedConnection_isUnavailable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + port);
    assertEquals(UNAVAILABLE, Guards.firstUse(nobody, Duration.ofSeconds(30)));
  }

  @Test
  void firstUse_noCredentials_isUnavailableWithoutACall() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials");
        };
    assertEquals(UNAVAILABLE, firstUse(none, Duration.ofSeconds(30)));
    assertTrue(fake.calls().isEmpty());
  }

  @Test
  void firstUse_credentialsDoNotCome_isUnavailableWhenTheDeadlinePasses() {
    CountDownLatch never = new CountDownLatch(1);
    AwsCredentialsProvider hanging =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Signing.CREDENTIALS.resolveCredentials();
        };
    assertTimeout(
        Duration.ofMillis(1900),
        () -> assertEquals(UNAVAILABLE, firstUse(hanging, Duration.ofMillis(700))));
    assertTrue(fake.calls().isEmpty());
  }

  @Test
  void firstUse_interrupted_isUnavailableAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertEquals(UNAVAILABLE, firstUse(Duration.ofSeconds(30)));
    assertTrue(Thread.interrupted());
    assertTrue(fake.calls().isEmpty());
  }
}
