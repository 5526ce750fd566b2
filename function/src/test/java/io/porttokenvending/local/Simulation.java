package io.porttokenvending.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * All that the function needs around it, on loopback: GitHub with a job that the sample policy lets
 * in, Port, Secrets Manager, and the sample policy sent to this Port.
 */
public final class Simulation implements AutoCloseable {
  /** The address in the events under {@code events/}; the audience follows from it. */
  public static final String AUDIENCE = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";

  private static final String SECRETS = "port-token-vending/";

  private final FakeGitHub gitHub;
  private final FakePort port;
  private final FakeSecretsManager secretsManager;
  private final PolicyCopy policy;

  private Simulation(
      FakeGitHub gitHub, FakePort port, FakeSecretsManager secretsManager, PolicyCopy policy) {
    this.gitHub = gitHub;
    this.port = port;
    this.secretsManager = secretsManager;
    this.policy = policy;
  }

  /**
   * Starts it, with a credential of its own for each profile.
   *
   * @param samples a folder of profiles whose secrets are named {@code port-token-vending/PROFILE}
   */
  public static Simulation start(Path samples) throws IOException {
    FakePort port = FakePort.start();
    PolicyCopy policy = PolicyCopy.of(samples, port.uri(), port.mcpUri());
    FakeSecretsManager secrets = FakeSecretsManager.start();
    for (String profile : PolicyCopy.names(samples)) {
      String clientId = "simulated-" + profile;
      String clientSecret = UUID.randomUUID().toString();
      port.register(clientId, clientSecret);
      secrets.put(SECRETS + profile, secret(clientId, clientSecret));
    }
    return new Simulation(FakeGitHub.start(), port, secrets, policy);
  }

  private static String secret(String clientId, String clientSecret) {
    return JsonText.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("clientId", clientId)
            .put("clientSecret", clientSecret));
  }

  public FakeGitHub gitHub() {
    return gitHub;
  }

  public FakePort port() {
    return port;
  }

  /** The function's environment in this world. */
  public Map<String, String> environment() {
    return Map.of(
        "PUBLIC_URL",
        AUDIENCE,
        "REPLAY_TABLE",
        "off",
        "OIDC_ISSUERS",
        gitHub.uri().toString(),
        "POLICY_PATH",
        policy.folder().toString(),
        "ALLOW_INSECURE_LOOPBACK",
        "true",
        "AWS_REGION",
        "eu-west-1",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        secretsManager.uri().toString());
  }

  /** Any will do: the simulated Secrets Manager looks at a signature's form alone. */
  public static AwsCredentialsProvider awsCredentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("simulated", "simulated"));
  }

  @Override
  public void close() {
    gitHub.close();
    port.close();
    secretsManager.close();
    policy.close();
  }
}
