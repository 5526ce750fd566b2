package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.Lookups;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsManagerSourceTest {
  private static final Lookup<SecretVersion> MISSING = new Lookup.Missing<>();
  private static final Lookup<SecretVersion> UNAVAILABLE = new Lookup.Unavailable<>();
  private static final String NAME = "port-token-vending/reader";

  private FakeSecretsManager fake;
  private String version;

  @BeforeEach
  void start() throws IOException {
    fake = FakeSecretsManager.start();
    version = fake.put(NAME, "value-canary");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private Lookup<SecretVersion> read() {
    return TestCredentials.source(fake.uri()).read(NAME, Deadline.in(Duration.ofSeconds(10)));
  }

  private Lookup<SecretVersion> readAfter(Reply reply) {
    fake.answerNext(reply);
    return read();
  }

  private static Reply json(int status, String body) {
    return Reply.of(status, "application/x-amz-json-1.1", body);
  }

  @Test
  void read_secretString_isFoundWithItsVersionAndDoesNotPrintIt() {
    SecretVersion found = Lookups.found(read());
    assertEquals(version, found.versionId());
    assertEquals("value-canary", found.value().reveal());
    assertFalse(found.toString().contains("canary"));
  }

  @Test
  void read_request_namesTheSecretOnlyAndIsSigned() {
    read();
    Call call = fake.calls().getFirst();
    assertEquals("{\"SecretId\":\"port-token-vending/reader\"}", call.text());
    assertEquals("secretsmanager.GetSecretValue", call.header("X-Amz-Target").orElseThrow());
    assertEquals("application/x-amz-json-1.1", call.header("Content-Type").orElseThrow());
    assertEquals("session", call.header("X-Amz-Security-Token").orElseThrow());
    String authorization = call.header("Authorization").orElseThrow();
    assertTrue(authorization.startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
    assertTrue(authorization.contains("/eu-west-1/secretsmanager/aws4_request,"));
    assertEquals(1, fake.calls().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ResourceNotFoundException",
        "InvalidRequestException", // scheduled for deletion
        "AccessDeniedException",
        "com.amazonaws.secretsmanager#ResourceNotFoundException"
      })
  void read_notFoundOrDeletedOrDenied_isMissing(String type) {
    assertEquals(MISSING, readAfter(FakeSecretsManager.refusal(type)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExpiredTokenException",
        "UnrecognizedClientException",
        "InvalidSignatureException",
        "DecryptionFailure",
        "InvalidParameterException",
        "SomethingNewException"
      })
  void read_anyOtherRefusal_isUnavailable(String type) {
    assertEquals(UNAVAILABLE, readAfter(FakeSecretsManager.refusal(type)));
  }

  /** Where the services of newer protocols write it, and the SDK looks first. */
  @Test
  void read_refusalByHeaderAlone_isMissing() {
    assertEquals(
        MISSING,
        readAfter(json(400, "{}").header("x-amzn-ErrorType", "ResourceNotFoundException")));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404})
  void read_statusWithoutAnErrorType_isUnavailable(int status) {
    assertEquals(UNAVAILABLE, readAfter(json(status, "<html>")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"SecretString\": \"canary",
        "canary",
        "{\"SecretString\": \"no version\", \"ARN\": \"arn\"}",
        "{\"SecretString\": \"no ARN\", \"VersionId\": \"v-1\"}",
        "{\"SecretString\": \"empty version\", \"VersionId\": \"\", \"ARN\": \"arn\"}",
        "{\"VersionId\": \"v-1\", \"ARN\": \"arn\"}"
      })
  void read_answerThatIsNoSecretValue_isUnavailable(String body) {
    fake.answerWith(_ -> Optional.of(json(200, body)));
    assertEquals(UNAVAILABLE, read());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void read_serverErrorThenAValue_isFound(int status) {
    assertInstanceOf(Lookup.Found.class, readAfter(json(status, "<html>")));
    assertEquals(2, fake.calls().size());
  }

  @Test
  void read_throttledThenAValue_isFound() {
    assertInstanceOf(
        Lookup.Found.class, readAfter(FakeSecretsManager.refusal("ThrottlingException")));
    assertEquals(2, fake.calls().size());
  }

  @Test
  void read_faultThatLasts_isUnavailableAfterTwoRetries() {
    for (Reply lasting :
        new Reply[] {json(500, "<html>"), FakeSecretsManager.refusal("ThrottlingException")}) {
      fake.forgetCalls();
      fake.answerWith(_ -> Optional.of(lasting));
      assertEquals(UNAVAILABLE, read());
      assertEquals(3, fake.calls().size());
    }
  }
}
