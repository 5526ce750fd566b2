package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SecretsManagerSourceTest {
  private static final SecretLookup MISSING = new SecretLookup.Missing();
  private static final SecretLookup UNAVAILABLE = new SecretLookup.Unavailable();

  private static SecretLookup read(FakeSecretsManager fake) {
    return SecretsManagerSource.create(
            "eu-west-1",
            Optional.of(fake.endpoint()),
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create("AKIDEXAMPLE", "key-canary", "session")))
        .read("port-token-vending/reader", Deadline.in(Duration.ofSeconds(10)));
  }

  private static SecretLookup read(FakeSecretsManager.Answer... answers) {
    try (FakeSecretsManager fake = new FakeSecretsManager(answers)) {
      return read(fake);
    }
  }

  @Test
  void read_secretString_isFoundWithItsVersionAndDoesNotPrintIt() {
    SecretLookup.Found found =
        assertInstanceOf(
            SecretLookup.Found.class, read(FakeSecretsManager.value("v-1", "value-canary")));
    assertEquals("v-1", found.versionId());
    assertEquals("value-canary", found.value().reveal());
    assertFalse(found.toString().contains("canary"));
  }

  @Test
  void read_request_namesTheSecretOnlyAndIsSigned() {
    try (FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.value("v-1", "x"))) {
      read(fake);
      FakeSecretsManager.Request request = fake.requests().getFirst();
      assertEquals("{\"SecretId\":\"port-token-vending/reader\"}", request.body());
      assertEquals("secretsmanager.GetSecretValue", request.headers().getFirst("X-Amz-Target"));
      assertEquals("application/x-amz-json-1.1", request.headers().getFirst("Content-Type"));
      assertEquals("session", request.headers().getFirst("X-Amz-Security-Token"));
      String authorization = request.headers().getFirst("Authorization");
      assertTrue(authorization.startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
      assertTrue(authorization.contains("/eu-west-1/secretsmanager/aws4_request,"));
      assertEquals(1, fake.requests().size());
    }
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
    assertEquals(MISSING, read(FakeSecretsManager.error(400, type)));
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
    assertEquals(UNAVAILABLE, read(FakeSecretsManager.error(400, type)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 403, 404, 500})
  void read_statusWithoutAnErrorType_isUnavailable(int status) {
    assertEquals(UNAVAILABLE, read(FakeSecretsManager.json(status, "<html>")));
  }

  @Test
  void read_binarySecret_isMalformed() {
    assertEquals(
        new SecretLookup.Malformed(),
        read(FakeSecretsManager.json(200, "{\"VersionId\": \"v-1\", \"SecretBinary\": \"AAEC\"}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"SecretString\": \"canary",
        "canary",
        "{\"SecretString\": \"no version\"}",
        "{\"SecretString\": \"empty version\", \"VersionId\": \"\"}",
        "{\"VersionId\": \"v-1\"}"
      })
  void read_answerThatIsNoSecretValue_isUnavailable(String body) {
    assertEquals(UNAVAILABLE, read(FakeSecretsManager.json(200, body)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void read_serverErrorThenAValue_isFound(int status) {
    assertInstanceOf(
        SecretLookup.Found.class,
        read(
            FakeSecretsManager.error(status, "InternalServiceError"),
            FakeSecretsManager.value("v-1", "x")));
  }

  @Test
  void read_throttledThenAValue_isFound() {
    assertInstanceOf(
        SecretLookup.Found.class,
        read(
            FakeSecretsManager.error(400, "ThrottlingException"),
            FakeSecretsManager.value("v-1", "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InternalServiceError", "ThrottlingException"})
  void read_faultThatLasts_isUnavailableAfterTwoRetries(String type) {
    try (FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.error(500, type))) {
      assertEquals(UNAVAILABLE, read(fake));
      assertEquals(3, fake.requests().size());
    }
  }
}
