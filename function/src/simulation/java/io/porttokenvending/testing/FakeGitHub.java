package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * GitHub's OIDC provider, and the address where a runner asks for its job's token. The issuer is
 * {@link #uri()}.
 */
public final class FakeGitHub extends Fake {
  private static final String KEYS = "/.well-known/jwks";
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String RUNNER = "/runner/idtoken";

  private final GitHubTokens tokens;
  private final String requestToken = UUID.randomUUID().toString();
  private volatile String jwks;
  private volatile GitHubToken job;
  private volatile InstantSource clock = InstantSource.system();

  private FakeGitHub(LoopbackServer server) {
    super(server);
    this.tokens = new GitHubTokens(server.uri().toString());
    this.jwks = tokens.jwks();
    this.job = tokens.pushToMain();
  }

  public static FakeGitHub start() throws IOException {
    return start(0);
  }

  public static FakeGitHub start(int port) throws IOException {
    FakeGitHub gitHub = new FakeGitHub(LoopbackServer.bind(port));
    gitHub.serve();
    return gitHub;
  }

  /** The key that is published at first; its tokens name this server as their issuer. */
  public GitHubTokens tokens() {
    return tokens;
  }

  public void publish(GitHubTokens... signers) {
    publish(GitHubTokens.jwks(signers));
  }

  /** Publishes any text in place of the key set. */
  public void publish(String keySet) {
    jwks = keySet;
  }

  /** The runner's job from now on; at first it is a push to the main branch of acme/api. */
  public void run(GitHubToken nextJob) {
    job = nextJob;
  }

  public void clock(InstantSource source) {
    clock = source;
  }

  /** The runner's {@code ACTIONS_ID_TOKEN_REQUEST_URL}. */
  public String requestUrl() {
    return uri() + RUNNER + "?api-version=2.0";
  }

  /** The runner's {@code ACTIONS_ID_TOKEN_REQUEST_TOKEN}. */
  public String requestToken() {
    return requestToken;
  }

  @Override
  Reply answer(Call call) {
    if (!List.of(KEYS, DISCOVERY, RUNNER).contains(call.path())) {
      return Reply.of(404);
    }
    if (!call.method().equals("GET")) {
      return Reply.of(405).header("Allow", "GET");
    }
    return switch (call.path()) {
      case KEYS -> Reply.json(200, jwks);
      case DISCOVERY -> Reply.json(200, discovery());
      default -> idToken(call);
    };
  }

  private Reply idToken(Call call) {
    Optional<String> token = call.header("authorization").flatMap(BearerScheme::token);
    if (!token.equals(Optional.of(requestToken))) {
      return message(401, "The request token is missing or wrong.");
    }
    FormParameters query = FormParameters.read(call.query());
    if (!query.only("api-version").equals(Optional.of("2.0"))) {
      return message(400, "The query must keep api-version=2.0 and add to it.");
    }
    if (query.anyDoubled()) {
      return message(400, "A parameter is given twice.");
    }
    GitHubToken minted = job;
    String audience = query.only("audience").orElseGet(() -> defaultAudience(minted));
    String value = minted.sign(clock.instant(), audience);
    return Reply.json(200, JsonNodeFactory.instance.objectNode().put("value", value));
  }

  private String defaultAudience(GitHubToken minted) {
    var owner = minted.payload(clock.instant(), "").path("repository_owner");
    return "https://github.com/" + owner.asText();
  }

  private static Reply message(int status, String text) {
    return Reply.json(status, JsonNodeFactory.instance.objectNode().put("message", text));
  }

  private ObjectNode discovery() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("issuer", uri().toString()).put("jwks_uri", uri() + KEYS);
    document.putArray("subject_types_supported").add("public").add("pairwise");
    document.putArray("response_types_supported").add("id_token");
    var claims = document.putArray("claims_supported");
    tokens.pushToMain().payload(clock.instant(), "").fieldNames().forEachRemaining(claims::add);
    document.putArray("id_token_signing_alg_values_supported").add("RS256");
    document.putArray("scopes_supported").add("openid");
    return document;
  }
}
