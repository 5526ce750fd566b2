package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.porttokenvending.timing.Deadline;
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
            "eu-west-1", Optional.of(fake.endpoint()), ExecutionRole.credentials())
        .read("reader", Deadline.in(Duration.ofSeconds(10)));
  }

  @Test
  void credentials_onlyAContainerEndpointIsThere_signWithItsKey() {
    String role =
        """
        {"AccessKeyId": "ASIACONTAINER", "SecretAccessKey": "key", "Token": "session",
         "Expiration": "2999-01-01T00:00:00Z"}
        """;
    try (FakeSecretsManager endpoint = new FakeSecretsManager(FakeSecretsManager.json(200, role));
        FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.value("v-1", "x"))) {
      System.setProperty(CONTAINER, endpoint.endpoint().toString());
      assertInstanceOf(SecretLookup.Found.class, read(fake));
      String authorization = fake.requests().getFirst().headers().getFirst("Authorization");
      assertTrue(authorization.contains("Credential=ASIACONTAINER/"), authorization);
    } finally {
      System.clearProperty(CONTAINER);
    }
  }

  @Test
  void credentials_nowhere_areUnavailableWithoutARequest() {
    try (FakeSecretsManager fake = new FakeSecretsManager(FakeSecretsManager.value("v-1", "x"))) {
      assertEquals(new SecretLookup.Unavailable(), read(fake));
      assertTrue(fake.requests().isEmpty());
    }
  }
}
