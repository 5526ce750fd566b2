package io.porttokenvending.local;

import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.trust.RedirectedPolicy;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Simulated upstreams of the function on loopback: GitHub, which replaces the first issuer of a
 * deployment, Port, Secrets Manager and DynamoDB.
 */
public final class Simulation implements AutoCloseable {
  /** Address in the events under {@code events/}, which is also the audience. */
  public static final String AUDIENCE = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";

  /** Name of the replay table. */
  public static final String CONSUMED_TOKENS = "consumed-tokens";

  private final FakeGitHub gitHub = FakeGitHub.start();
  private final FakePort port = FakePort.start();
  private final FakeSecretsManager secretsManager = FakeSecretsManager.start();
  private final FakeDynamoDb dynamoDb = FakeDynamoDb.start();
  private final SimulatedCredentials credentials = new SimulatedCredentials(port, secretsManager);
  private final DeploymentSettings deployment;

  private Simulation(DeploymentSettings deployment) throws IOException {
    this.deployment = deployment;
    dynamoDb.createTable(CONSUMED_TOKENS);
  }

  /** Starts the simulation for a deployment with these settings. */
  public static Simulation start(DeploymentSettings deployment) throws IOException {
    return new Simulation(deployment);
  }

  public FakeGitHub gitHub() {
    return gitHub;
  }

  public FakePort port() {
    return port;
  }

  public FakeDynamoDb dynamoDb() {
    return dynamoDb;
  }

  public DeploymentSettings deployment() {
    return deployment;
  }

  /** Returns the policy with the simulated Port, and stores the secrets that it names. */
  public TrustPolicy withPort(TrustPolicy policy) {
    credentials.addAll(policy);
    return RedirectedPolicy.toPort(policy, port.uri(), port.mcpUri());
  }

  /** Returns the policy with the simulated GitHub instead of the deployment's first issuer. */
  public TrustPolicy withGitHub(TrustPolicy policy) {
    return RedirectedPolicy.toIssuer(policy, firstIssuer(), gitHub.uri().toString());
  }

  private String firstIssuer() {
    return deployment.scope().issuers().getFirst();
  }

  /** Returns the function's environment without {@code POLICY_PATH}. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PUBLIC_URL", AUDIENCE);
    environment.put("REPLAY_TABLE", CONSUMED_TOKENS);
    environment.put(
        "OIDC_ISSUERS",
        String.join(",", deployment.oidcIssuers()).replace(firstIssuer(), gitHub.uri().toString()));
    environment.put("ALLOWED_HOSTS", String.join(",", deployment.allowedHosts()));
    environment.put("ALLOWED_MCP_HOSTS", String.join(",", deployment.allowedMcpHosts()));
    environment.put("ALLOW_INSECURE_LOOPBACK", "true");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.uri().toString());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.uri().toString());
    return environment;
  }

  /**
   * Returns arbitrary credentials, because the simulated AWS checks only the form of a signature.
   */
  public static AwsCredentialsProvider awsCredentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("simulated", "simulated"));
  }

  @Override
  public void close() {
    gitHub.close();
    port.close();
    secretsManager.close();
    dynamoDb.close();
  }
}
