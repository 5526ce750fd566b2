package io.porttokenvending.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.cli.deployment.SamConfig;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
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
  private final DeploymentSettings deployment;

  private Simulation(
      FakeGitHub gitHub,
      FakePort port,
      FakeSecretsManager secretsManager,
      PolicyCopy policy,
      DeploymentSettings deployment) {
    this.gitHub = gitHub;
    this.port = port;
    this.secretsManager = secretsManager;
    this.policy = policy;
    this.deployment = deployment;
  }

  /**
   * Starts it, with a credential of its own for each profile, and with the issuers and hosts of the
   * {@code samconfig.toml} next to the policy. The simulated GitHub replaces the first issuer.
   *
   * @param samples a folder of profiles whose secrets are named {@code port-token-vending/PROFILE}
   */
  public static Simulation start(Path samples) throws IOException {
    FakePort port = FakePort.start();
    FakeGitHub gitHub = FakeGitHub.start();
    DeploymentSettings deployment = SamConfig.nextTo(samples, SamConfig.DEFAULT_ENVIRONMENT);
    PolicyCopy policy =
        PolicyCopy.of(
            samples, port.uri(), port.mcpUri(), text -> simulated(text, deployment, gitHub));
    FakeSecretsManager secrets = FakeSecretsManager.start();
    for (String profile : PolicyCopy.names(samples)) {
      String clientId = "simulated-" + profile;
      String clientSecret = UUID.randomUUID().toString();
      port.register(clientId, clientSecret);
      secrets.put(SECRETS + profile, secret(clientId, clientSecret));
    }
    return new Simulation(gitHub, port, secrets, policy, deployment);
  }

  private static String simulated(String text, DeploymentSettings deployment, FakeGitHub gitHub) {
    return text.replace(deployment.scope().issuers().getFirst(), gitHub.uri().toString());
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
    Map<String, String> environment = new HashMap<>();
    environment.put("PUBLIC_URL", AUDIENCE);
    environment.put("REPLAY_TABLE", "off");
    environment.put(
        "OIDC_ISSUERS", simulated(String.join(",", deployment.oidcIssuers()), deployment, gitHub));
    environment.put("ALLOWED_HOSTS", String.join(",", deployment.allowedHosts()));
    environment.put("ALLOWED_MCP_HOSTS", String.join(",", deployment.allowedMcpHosts()));
    environment.put("POLICY_PATH", policy.folder().toString());
    environment.put("ALLOW_INSECURE_LOOPBACK", "true");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.uri().toString());
    return environment;
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
