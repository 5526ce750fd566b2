package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.testing.AwsSignature;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeExecutionRole;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A secret is read with the credentials that Lambda's environment names. */
class ExecutionRoleTest {
  private FakeSecretsManager secrets;
  private FakeExecutionRole role;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void start() throws IOException {
    secrets = FakeSecretsManager.start();
    secrets.put("reader", "x");
    role = FakeExecutionRole.start();
  }

  @AfterEach
  void stop() {
    secrets.close();
    role.close();
  }

  private Lookup<SecretVersion> read() {
    var credentials = ExecutionRole.credentials(environment, InstantSource.system());
    var client = TestCredentials.clients(credentials).secretsManager(Optional.of(secrets.uri()));
    return new SecretsManagerSource(client).read("reader", Deadline.in(Duration.ofSeconds(10)));
  }

  private void inVariables() {
    environment.put("AWS_ACCESS_KEY_ID", "ASIAVARIABLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "key-of-variable");
  }

  private void behindTheEndpoint() {
    environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", role.credentialsUri().toString());
    environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", role.authorizationToken());
  }

  @Test
  void credentials_inVariables_signWithTheirSession() {
    inVariables();
    environment.put("AWS_SESSION_TOKEN", "session-of-variable");
    assertInstanceOf(Lookup.Found.class, read());
    Call call = secrets.calls().getFirst();
    assertTrue(AwsSignature.isGood(call, "key-of-variable"));
    assertEquals(Optional.of("session-of-variable"), call.header("x-amz-security-token"));
  }

  @Test
  void credentials_inVariablesWithoutASession_signWithoutOne() {
    inVariables();
    assertInstanceOf(Lookup.Found.class, read());
    assertEquals(Optional.empty(), secrets.calls().getFirst().header("x-amz-security-token"));
  }

  @Test
  void credentials_behindTheEndpointOnly_signWithTheirSession() {
    behindTheEndpoint();
    role.give(new FakeExecutionRole.Key("ASIACONTAINER", "key-of-container", "session"));
    assertInstanceOf(Lookup.Found.class, read());
    Call call = secrets.calls().getFirst();
    assertTrue(AwsSignature.isGood(call, "key-of-container"));
    assertEquals(Optional.of("session"), call.header("x-amz-security-token"));
  }

  @Test
  void credentials_inBothPlaces_areThoseInVariables() {
    inVariables();
    behindTheEndpoint();
    assertInstanceOf(Lookup.Found.class, read());
    assertTrue(AwsSignature.isGood(secrets.calls().getFirst(), "key-of-variable"));
    assertEquals(List.of(), role.calls());
  }

  /** As a shell or a container passes on what is not set. */
  @Test
  void variables_thatAreEmpty_countAsAbsent() {
    inVariables();
    environment.put("AWS_SESSION_TOKEN", "");
    assertInstanceOf(Lookup.Found.class, read());
    assertEquals(Optional.empty(), secrets.calls().getFirst().header("x-amz-security-token"));

    List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY").forEach(it -> environment.put(it, ""));
    environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "");
    assertEquals(new Lookup.Unavailable<>(), read());

    behindTheEndpoint();
    role.give(new FakeExecutionRole.Key("ASIACONTAINER", "key-of-container", "session"));
    assertInstanceOf(Lookup.Found.class, read());
    assertTrue(AwsSignature.isGood(secrets.calls().getLast(), "key-of-container"));
  }

  @Test
  void credentials_nowhere_areUnavailableWithoutARequest() {
    assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null, "this process has some");
    assertEquals(new Lookup.Unavailable<>(), read());
    assertEquals(List.of(), secrets.calls());
  }
}
