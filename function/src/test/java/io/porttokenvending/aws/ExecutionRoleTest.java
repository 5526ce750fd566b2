package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A JVM cannot set its own environment, but the SDK reads properties in its place here. */
class ExecutionRoleTest {
  private static final String CONTAINER = "aws.containerCredentialsFullUri";

  @BeforeEach
  void environmentGivesNoCredentials() {
    for (String name :
        List.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
      assumeTrue(System.getenv(name) == null, name);
    }
  }

  private static SecretLookup read(FakeSecretsManager fake) {
    return SecretsManagerSource.create(
            "eu-west-1", Optional.of(fake.uri()), ExecutionRole.credentials())
        .read("reader", Deadline.in(Duration.ofSeconds(10)));
  }

  @Test
  void credentials_onlyAContainerEndpointIsThere_signWithItsKey() throws IOException {
    String role =
        """
        {"AccessKeyId": "ASIACONTAINER", "SecretAccessKey": "key", "Token": "session",
         "Expiration": "2999-01-01T00:00:00Z"}
        """;
    try (FakeSecretsManager endpoint = FakeSecretsManager.start();
        FakeSecretsManager fake = FakeSecretsManager.start()) {
      endpoint.answerNext(Reply.json(200, role));
      fake.put("reader", "x");
      System.setProperty(CONTAINER, endpoint.uri().toString());
      assertInstanceOf(SecretLookup.Found.class, read(fake));
      String authorization = fake.calls().getFirst().header("Authorization").orElseThrow();
      assertTrue(authorization.contains("Credential=ASIACONTAINER/"), authorization);
    } finally {
      System.clearProperty(CONTAINER);
    }
  }

  @Test
  void credentials_nowhere_areUnavailableWithoutARequest() throws IOException {
    try (FakeSecretsManager fake = FakeSecretsManager.start()) {
      assertEquals(new SecretLookup.Unavailable(), read(fake));
      assertTrue(fake.calls().isEmpty());
    }
  }
}
