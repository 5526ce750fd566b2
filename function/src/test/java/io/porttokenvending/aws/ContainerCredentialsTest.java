package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.porttokenvending.testing.FakeExecutionRole;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.BoundedCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class ContainerCredentialsTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(1));

  private final SettableClock clock = new SettableClock(START);
  private FakeExecutionRole role;
  private ContainerCredentials credentials;

  @BeforeEach
  void start() throws IOException {
    role = FakeExecutionRole.start();
    credentials =
        new ContainerCredentials(
            role.credentialsUri(), Optional.of(role.authorizationToken()), clock);
    give("one", END);
  }

  @AfterEach
  void stop() {
    role.close();
  }

  private void give(String id, Instant end) {
    say(
        """
        {"RoleArn": "", "AccessKeyId": "%s", "SecretAccessKey": "key-canary", "Token": "session",
         "Expiration": "%s"}
        """
            .formatted(id, end));
  }

  private void say(String body) {
    role.answerWith(call -> Optional.of(Reply.json(200, body)));
  }

  private String id() {
    return credentials.resolveCredentials().accessKeyId();
  }

  @Test
  void credentials_untilFiveMinutesBeforeTheirEnd_areAskedForOnce() {
    assertEquals("one", id());
    give("two", END.plus(Duration.ofHours(1)));
    clock.set(END.minus(Duration.ofMinutes(5)).minusNanos(1));
    assertEquals("one", id());
    assertEquals(1, role.calls().size());
  }

  @Test
  void credentials_fiveMinutesBeforeTheirEnd_areRenewed() {
    assertEquals("one", id());
    give("two", END.plus(Duration.ofHours(1)));
    clock.set(END.minus(Duration.ofMinutes(5)));
    assertEquals("two", id());
  }

  @Test
  void endpointThatFails_leavesCredentialsInUse_untilTheirEnd() {
    assertEquals("one", id());
    role.answerWith(call -> Optional.of(Reply.of(500)));
    clock.set(END.minusNanos(1));
    assertEquals("one", id());
    clock.set(END);
    assertThrows(SdkClientException.class, this::id);
    give("two", END.plus(Duration.ofHours(1)));
    assertEquals("two", id());
  }

  @Test
  void answerWithoutCredentialsThatLast_replacesNoneInUse() {
    assertEquals("one", id());
    clock.set(END.minusSeconds(60));
    say("{}");
    assertEquals("one", id());
    clock.advance(Duration.ofSeconds(10));
    give("ended", clock.instant());
    assertEquals("one", id());
    clock.advance(Duration.ofSeconds(10));
    String whole =
        "{\"AccessKeyId\":\"two\",\"SecretAccessKey\":\"x\",\"Token\":\"x\",\"Expiration\":\""
            + END.plusSeconds(9)
            + "\"}";
    role.answerWith(call -> Optional.of(Reply.json(500, whole)));
    assertEquals("one", id());
    assertEquals(4, role.calls().size());
  }

  /** A write to the table of used tokens has two seconds, and has to get these first. */
  @Test
  void endpoint_hangs_credentialsStayInUseWithinTheTimeOfAWrite() throws Exception {
    assertEquals("one", id());
    role.answerWith(call -> Optional.of(Reply.of(200).after(Duration.ofMinutes(1))));
    clock.set(END.minusSeconds(60));
    assertEquals("one", BoundedCall.run("test", Duration.ofSeconds(2), this::id));
  }

  @Test
  void endpointThatFailed_isAskedAgainAfterTenSeconds() {
    assertEquals("one", id());
    role.answerWith(call -> Optional.of(Reply.of(500)));
    clock.set(END.minusSeconds(60));
    assertEquals("one", id());
    give("two", END.plus(Duration.ofHours(1)));
    clock.advance(Duration.ofSeconds(10).minusNanos(1));
    assertEquals("one", id());
    clock.advance(Duration.ofNanos(1));
    assertEquals("two", id());
  }

  @Test
  void credentials_clockSetBack_areRenewedOnce() {
    assertEquals("one", id());
    give("two", END);
    clock.set(START.minus(Duration.ofHours(3)));
    assertEquals("two", id());
    assertEquals("two", id());
    assertEquals(2, role.calls().size());
  }

  @Test
  void failedRenewal_clockSetBack_holdsNoTryBack() {
    assertEquals("one", id());
    role.answerWith(call -> Optional.of(Reply.of(500)));
    clock.set(END.minusSeconds(60));
    assertEquals("one", id());
    give("two", END.plus(Duration.ofHours(1)));
    clock.advance(Duration.ofSeconds(-1));
    assertEquals("two", id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "no JSON",
        "{\"AccessKeyId\":\"one\",\"SecretAccessKey\":\"key-canary\",\"Token\":\"session\"}",
        "{\"SecretAccessKey\":\"key-canary\",\"Token\":\"session\","
            + "\"Expiration\":\"2999-01-01T00:00:00Z\"}",
        "{\"AccessKeyId\":\"one\",\"SecretAccessKey\":\"key-canary\",\"Token\":\"\","
            + "\"Expiration\":\"2999-01-01T00:00:00Z\"}",
        "{\"AccessKeyId\":\"one\",\"SecretAccessKey\":\"key-canary\",\"Token\":\"session\","
            + "\"Expiration\":\"tomorrow\"}",
        "{\"AccessKeyId\":\"one\",\"SecretAccessKey\":\"key-canary\",\"Token\":\"session\","
            + "\"Expiration\":\"2026-11-20T12:00:00Z\"}"
      })
  void answerWithoutCredentialsThatLast_isNone_andIsNotQuoted(String body) {
    say(body);
    SdkClientException refused = assertThrows(SdkClientException.class, this::id);
    assertFalse(refused.toString().contains("canary"));
  }

  @Test
  void redirect_isNotFollowed() {
    role.answerWith(
        call -> Optional.of(Reply.of(302).header("Location", role.uri() + "/elsewhere")));
    assertThrows(SdkClientException.class, this::id);
    assertEquals(1, role.calls().size());
  }
}
