package io.porttokenvending.aws;

import static io.porttokenvending.exchange.ReplayOutcome.FIRST;
import static io.porttokenvending.exchange.ReplayOutcome.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** However DynamoDB or the credentials fail to come, the caller has its outcome in time. */
class ReplayTableLimitsTest extends ReplayTableFixture {
  private static final Reply NEVER = Reply.of(200).after(Duration.ofHours(1));

  private ReplayOutcome consume(Duration deadline) {
    return consume(fake.uri(), deadline);
  }

  private ReplayOutcome consume(AwsCredentialsProvider credentials, Duration deadline) {
    return guard(fake.uri(), TABLE, credentials).consume(USE, Deadline.in(deadline));
  }

  @Test
  void consume_hangingTable_isGivenUpAfterFiveSeconds() {
    fake.answerWith(_ -> Optional.of(NEVER));
    assertTimeout(
        Duration.ofSeconds(9), () -> assertEquals(UNAVAILABLE, consume(Duration.ofMinutes(2))));
    assertTrue(fake.calls().size() > 1);
  }

  @Test
  void consume_tableHangsOnce_isFirstAfterTheRetry() {
    fake.answerNext(NEVER);
    assertTimeout(Duration.ofSeconds(8), () -> assertEquals(FIRST, consume(Duration.ofMinutes(2))));
    assertEquals(2, fake.calls().size());
  }

  @Test
  void consume_hangingTable_isUnavailableAtTheDeadline() {
    fake.answerWith(_ -> Optional.of(NEVER));
    assertTimeout(
        Duration.ofMillis(1900), // less than the limit of a single write
        () -> assertEquals(UNAVAILABLE, consume(Duration.ofMillis(700))));
    assertTrue(fake.calls().size() <= 1);
  }

  @Test
  void consume_drippingAnswer_isUnavailableAtTheDeadline() {
    Reply dripping = Reply.json(200, " ".repeat(1000)).dripping(Duration.ofSeconds(1));
    fake.answerWith(_ -> Optional.of(dripping));
    assertTimeout(
        Duration.ofSeconds(5), () -> assertEquals(UNAVAILABLE, consume(Duration.ofMillis(2500))));
  }

  @Test
  void check_hangingTable_isUnavailableAtTheDeadline() {
    fake.answerWith(_ -> Optional.of(NEVER));
    assertTimeout(
        Duration.ofMillis(1900),
        () -> assertEquals(UNAVAILABLE, check(fake.uri(), Duration.ofMillis(700))));
  }

  @Test
  void consume_tooLittleTimeForAWrite_isUnavailableWithoutACall() {
    assertEquals(UNAVAILABLE, consume(Duration.ofMillis(499)));
    assertEquals(UNAVAILABLE, consume(Duration.ZERO));
    assertTrue(fake.calls().isEmpty());
  }

  @Test
  void consume_refusedConnection_isUnavailable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI closed = URI.create("http://127.0.0.1:" + port);
    assertEquals(UNAVAILABLE, consume(closed, Duration.ofSeconds(30)));
    assertEquals(UNAVAILABLE, check(closed, Duration.ofSeconds(30)));
  }

  @Test
  void consume_noCredentials_isUnavailableWithoutACall() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials");
        };
    assertEquals(UNAVAILABLE, consume(none, Duration.ofSeconds(30)));
    assertTrue(fake.calls().isEmpty());
  }

  @Test
  void consume_credentialsHang_isUnavailableAtTheDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    AwsCredentialsProvider hanging =
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return TestCredentials.CREDENTIALS.resolveCredentials();
        };
    assertTimeout(
        Duration.ofMillis(1900),
        () -> assertEquals(UNAVAILABLE, consume(hanging, Duration.ofMillis(700))));
    assertTrue(fake.calls().isEmpty());
  }

  @Test
  void consume_interrupted_isUnavailableAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertEquals(UNAVAILABLE, consume(Duration.ofSeconds(30)));
    assertTrue(Thread.interrupted());
    assertTrue(fake.calls().isEmpty());
  }
}
