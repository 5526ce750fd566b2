package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.lambda.TestFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The function with fakes of its upstreams and a fixed clock. It starts with the first event. Every
 * log line and response is searched for tokens and secrets. Not thread-safe.
 */
public final class World implements AutoCloseable {
  public static final String AUDIENCE = "port-token-vending";
  public static final String CREDENTIALS = "port-token-vending/catalog-reader";

  /** The id of every invocation, which is not that of the request. */
  public static final String INVOCATION = "8f5c2e1a-6d0b-4c3f-9a57-0e1d2c3b4a59";

  /** A profile's first lines; further keys of {@code port} may follow. */
  public static final String PORT =
      "port:\n  api_url: {api}\n  mcp_url: {mcp}\n  credentials: " + CREDENTIALS + "\n";

  public static final String TOOLS = "mcp:\n  tools: [list_blueprints, list_entities]\n";

  /** A profile's rule that the usual token satisfies. */
  public static final String TRUST =
      """
      trust:
        - name: main of any repository
          repository_owner_id: "999999999999"
          repository_id: any
          ref: refs/heads/main
      """;

  /** A test cannot change the environment of its process. */
  public static final AwsCredentialsProvider AWS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI"));

  public static final String USED_TOKENS = "used-tokens";

  /** Longest time after a token expires until an instance exchanges again. */
  public static final Duration EXPIRY_JITTER = Duration.ofSeconds(5);

  private static final Instant START = Instant.parse("2026-11-20T09:00:00.250Z");

  private final FakeGitHub gitHub = FakeGitHub.start();
  private final FakePort port = FakePort.start();
  private final FakeSecretsManager secrets = FakeSecretsManager.start();
  private final FakeDynamoDb usedTokens = FakeDynamoDb.start();
  private final PortAccount account = new PortAccount(port, secrets, CREDENTIALS);
  private final PolicyFiles policy = new PolicyFiles();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Canaries canaries = new Canaries();
  private final List<String> headerSecrets = new ArrayList<>();
  private Instant now = START;
  private @Nullable RuntimeException bug;
  private @Nullable RequestStreamHandler function;

  private World() throws IOException {
    gitHub.clock(this::now);
    port.clock(this::now);
    reset();
  }

  public static World start() {
    try {
      return new World();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything as at first: one profile, the usual time, and the function not yet started. */
  public void reset() {
    now = START;
    for (Fake fake : List.of(gitHub, port, secrets, usedTokens)) {
      fake.answerAsUsual();
      fake.forgetCalls();
    }
    port.tokenLifetime(Duration.ofHours(3));
    port.statedExpiresIn(null);
    account.reset();
    account.secrets().forEach(canaries::add);
    headerSecrets.clear();
    bug = null;
    environment.clear();
    environment.put("TOKEN_AUDIENCE", AUDIENCE);
    environment.put("REPLAY_TABLE", "off");
    environment.put("OIDC_ISSUERS", gitHub.uri().toString());
    environment.put("POLICY_PATH", policy.folder().toString());
    environment.put("ALLOW_INSECURE_LOOPBACK", "true");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.uri().toString());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", usedTokens.uri().toString());
    policy.clear();
    profile("catalog-reader", PORT + TOOLS + TRUST);
  }

  public FakeGitHub gitHub() {
    return gitHub;
  }

  public FakePort port() {
    return port;
  }

  public FakeSecretsManager secrets() {
    return secrets;
  }

  /** Restarts the function with a table of used tokens, which is empty, and no shared tokens. */
  public FakeDynamoDb usedTokens() {
    setting("TOKEN_TABLE", "off");
    return sharedTable();
  }

  /** Restarts the function with an empty table for used tokens and shared tokens. */
  public FakeDynamoDb usedAndSharedTokens() {
    environment.remove("TOKEN_TABLE");
    return sharedTable();
  }

  private FakeDynamoDb sharedTable() {
    usedTokens.createTable(USED_TOKENS);
    setting("REPLAY_TABLE", USED_TOKENS);
    return usedTokens;
  }

  /** The next event meets another instance with the same settings. */
  public void newInstance() {
    function = null;
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** What the function is started with. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Changes one variable; the next event gets a new instance with empty caches. */
  public void setting(String name, String value) {
    environment.put(name, value);
    function = null;
  }

  /**
   * Adds or changes a profile; the next event gets a new instance.
   *
   * @param yaml may contain {@code {api}} and {@code {mcp}} for the addresses of Port
   */
  public void profile(String name, String yaml) {
    policy.write(
        name,
        yaml.replace("{api}", port.uri().toString()).replace("{mcp}", port.mcpUri().toString()));
    function = null;
  }

  /** The function's first look at the clock after it has asked Port throws this, in its midst. */
  public void plant(RuntimeException newBug) {
    bug = newBug;
  }

  private Instant functionsTime() {
    RuntimeException planted = bug;
    if (planted != null && !port.calls().isEmpty()) {
      bug = null;
      throw planted;
    }
    return now;
  }

  /** Gives the credentials a new secret, at Port only or in Secrets Manager too. */
  public void rotate(String clientSecret, boolean stored) {
    account.changeAtPort(forbid(clientSecret));
    if (stored) {
      account.store();
    }
  }

  /** Port knows the credentials no more. */
  public void revoke() {
    account.revoke();
  }

  /** Stores a header's secret; no line or error may contain a part of it. */
  public void storeHeader(String secretId, String field, String value) {
    secrets.restore(secretId);
    secrets.put(secretId, "{\"" + field + "\":\"" + forbid(value) + "\"}");
    headerSecrets.add(value);
  }

  /** Forbids every part of this text in lines and responses. */
  public String forbid(String text) {
    canaries.add(text);
    return text;
  }

  /** A push to the main branch of acme/api, to be signed. */
  public GitHubToken job() {
    return gitHub.tokens().pushToMain();
  }

  public String sign(GitHubToken token) {
    return forbid(token.sign(now, AUDIENCE));
  }

  /** {@code POST /v1/token} without a token. */
  public GatewayEvent anonymous() {
    return GatewayEvent.of("POST", "/v1/token");
  }

  public GatewayEvent bearing(String token) {
    return anonymous().header("Authorization", "Bearer " + forbid(token));
  }

  public GatewayEvent request(GitHubToken token) {
    return bearing(sign(token));
  }

  /** The usual job's, which is granted. */
  public GatewayEvent request() {
    return request(job());
  }

  /** The usual job's with a JSON body. */
  public GatewayEvent request(String json) {
    return request().header("Content-Type", "application/json").body(json);
  }

  public Answer send(GatewayEvent event) {
    return send(event.toJson());
  }

  public Answer send(String event) {
    RequestStreamHandler instance = instance();
    lines.clear();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      var in = new ByteArrayInputStream(event.getBytes(UTF_8));
      instance.handleRequest(in, out, new LambdaContext(INVOCATION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Answer answer = Answer.of(out.toString(UTF_8), List.copyOf(lines));
    assertSecretsKept(answer);
    return answer;
  }

  private RequestStreamHandler instance() {
    if (function == null) {
      function = TestFunction.handler(environment, this::functionsTime, lines::add, AWS);
    }
    return function;
  }

  /** A grant may contain its token and the secrets of its servers' headers. */
  private void assertSecretsKept(Answer answer) {
    account.token().ifPresent(canaries::add);
    boolean file = answer.headers().containsKey("X-Expires-At");
    String granted =
        file ? account.token().orElseThrow() : answer.body().path("access_token").asText();
    if (!granted.isEmpty()) {
      canaries.add(granted);
    }
    answer.lines().forEach(canaries::assertAbsentFrom);
    canaries.assertAbsentFrom(answer.headers().toString());
    String rest = answer.text();
    if (!granted.isEmpty()) {
      rest = rest.replace(granted, "");
      for (String secret : headerSecrets) {
        rest = rest.replace(secret, "");
      }
    }
    canaries.assertAbsentFrom(rest);
  }

  @Override
  public void close() {
    gitHub.close();
    port.close();
    secrets.close();
    usedTokens.close();
    policy.delete();
  }
}
