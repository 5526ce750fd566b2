package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All upstreams of a function on loopback, and a request that is granted. For measurements, so it
 * records no calls.
 */
public final class Upstreams implements AutoCloseable {
  public static final String AUDIENCE = "port-token-vending";
  private static final String CREDENTIALS = "port/catalog-reader";

  private final FakeGitHub gitHub = FakeGitHub.start();
  private final FakePort port = FakePort.start();
  private final FakeSecretsManager secrets = FakeSecretsManager.start();
  private final GitHubTokens tokens = new GitHubTokens();
  private final Path policy;

  /**
   * Starts them, with one profile.
   *
   * @param folder scratch space
   */
  public Upstreams(Path folder) throws IOException {
    gitHub.publish(new GitHubTokens(), tokens, new GitHubTokens(), new GitHubTokens());
    port.register("client", "client-secret");
    secrets.put(CREDENTIALS, "{\"clientId\":\"client\",\"clientSecret\":\"client-secret\"}");
    policy = Files.createDirectories(folder.resolve("policy"));
  }

  /** GitHub's, Port's and Secrets Manager's address, in this order. */
  List<URI> addresses() {
    return List.of(gitHub, port, secrets).stream().map(Fake::uri).toList();
  }

  /** The settings of a function that calls these, over plain HTTP. */
  public Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>(environment(addresses()));
    environment.put("ALLOW_INSECURE_LOOPBACK", "true");
    return environment;
  }

  /** The settings of a function that calls them under other addresses. */
  Map<String, String> environment(List<URI> addresses) throws IOException {
    Files.writeString(policy.resolve("catalog-reader.yaml"), profile(addresses.get(1)), UTF_8);
    return Map.of(
        "TOKEN_AUDIENCE",
        AUDIENCE,
        "OIDC_ISSUERS",
        GitHubTokens.ISSUER + "=" + addresses.get(0) + "/.well-known/jwks",
        "POLICY_PATH",
        policy.toString(),
        "ALLOWED_HOSTS",
        "127.0.0.1",
        "REPLAY_TABLE",
        "off",
        "AWS_REGION",
        "eu-west-1",
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        addresses.get(2).toString());
  }

  /** The key that the function trusts, among others. */
  public GitHubTokens tokens() {
    return tokens;
  }

  /** Returns a fresh token, which is valid for five minutes. */
  public String token() {
    return tokens.pushToMain().sign(Instant.now(), AUDIENCE);
  }

  /** Returns a request with this token for a response with every member. */
  public byte[] event(String token) {
    return GatewayEvent.of("POST", "/v1/token")
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("User-Agent", "curl/8.5.0")
        .body("{\"profile\":\"catalog-reader\",\"client\":\"claude-code\"}")
        .toJson()
        .getBytes(UTF_8);
  }

  @Override
  public void close() {
    gitHub.close();
    port.close();
    secrets.close();
  }

  private static String profile(URI port) {
    return """
    port:
      api_url: %1$s
      mcp_url: %1$s/v1
      credentials: %2$s
    mcp:
      tools: [list_blueprints, list_entities]
    trust:
      - name: acme main branches
        repository_owner_id: "999999999999"
        repository_id: any
        ref: refs/heads/main
    """
        .formatted(port, CREDENTIALS);
  }
}
