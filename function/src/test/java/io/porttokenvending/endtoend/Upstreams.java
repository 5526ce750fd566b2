package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.FakeSecretsManager;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All upstreams of a function on loopback, and a request that is granted. For measurements, so it
 * records no calls.
 */
public final class Upstreams implements AutoCloseable {
  public static final String AUDIENCE = "port-token-vending";
  private static final String CREDENTIALS = "port/catalog-reader";

  /** Long enough for its token to be shared. */
  private static final String CLIENT_SECRET = "client-secret-as-long-as-those-of-port";

  private static final String TABLE = "tokens";

  /** Start of the key of a shared token's row. */
  private static final String TOKEN_ROW = "token#";

  private static final Duration LONGER_THAN_ANY_LIMIT = Duration.ofSeconds(30);

  private final FakeGitHub gitHub = FakeGitHub.start();
  private final FakePort port = FakePort.start();
  private final FakeSecretsManager secrets = FakeSecretsManager.start();
  private final FakeDynamoDb table = FakeDynamoDb.start();
  private final GitHubTokens tokens = new GitHubTokens();
  private final Path policy;

  /**
   * Starts them, with one profile.
   *
   * @param folder scratch space
   */
  public Upstreams(Path folder) throws IOException {
    gitHub.publish(new GitHubTokens(), tokens, new GitHubTokens(), new GitHubTokens());
    port.register("client", CLIENT_SECRET);
    secrets.put(
        CREDENTIALS, "{\"clientId\":\"client\",\"clientSecret\":\"" + CLIENT_SECRET + "\"}");
    table.createTable(TABLE);
    policy = Files.createDirectories(folder.resolve("policy"));
  }

  /** GitHub's, Port's, Secrets Manager's and DynamoDB's address, in this order. */
  List<URI> addresses() {
    return List.of(gitHub, port, secrets, table).stream().map(Fake::uri).toList();
  }

  /** Calls that Port has received. */
  int callsToPort() {
    return port.calls().size();
  }

  /** Makes reads and writes of shared tokens hang, and not those of consumed tokens. */
  void hangTokenRows() {
    table.answerWith(call ->
        call.text().contains(TOKEN_ROW)
            ? Optional.of(Reply.of(200).after(LONGER_THAN_ANY_LIMIT))
            : Optional.empty());
  }

  /** The settings of a function that calls these, over plain HTTP. */
  public Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>(environment(addresses()));
    environment.put("ALLOW_INSECURE_LOOPBACK", "true");
    return environment;
  }

  void serveTokenRows() {
    table.answerAsUsual();
  }

  /** Additional settings of a function that consumes and shares tokens. */
  static Map<String, String> table(URI address) {
    return Map.of("REPLAY_TABLE", TABLE, "AWS_ENDPOINT_URL_DYNAMODB", address.toString());
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
    table.close();
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
