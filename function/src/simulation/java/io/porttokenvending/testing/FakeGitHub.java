package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * GitHub's OIDC provider, and the endpoint where a runner requests its job's token. The issuer is
 * {@link #uri()}.
 */
public final class FakeGitHub extends Fake {
  private static final String KEYS = "/.well-known/jwks";
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String RUNNER = "/runner/idtoken";

  private final GitHubTokens tokens;
  private final RunnerEndpoint runner;
  private volatile String jwks;
  private volatile InstantSource clock = InstantSource.system();

  private FakeGitHub(LoopbackServer server) {
    super(server);
    this.tokens = new GitHubTokens(server.uri().toString());
    this.jwks = tokens.jwks();
    this.runner = new RunnerEndpoint(tokens);
  }

  public static FakeGitHub start() throws IOException {
    return start(0);
  }

  public static FakeGitHub start(int port) throws IOException {
    FakeGitHub gitHub = new FakeGitHub(LoopbackServer.bind(port));
    gitHub.serve();
    return gitHub;
  }

  /** Returns the initially published key; its tokens name this server as their issuer. */
  public GitHubTokens tokens() {
    return tokens;
  }

  public void publish(GitHubTokens... signers) {
    publish(GitHubTokens.jwks(signers));
  }

  /** Publishes any text instead of the key set. */
  public void publish(String keySet) {
    jwks = keySet;
  }

  /** Sets the runner's job, which initially is a push to the main branch of acme/api. */
  public void run(GitHubToken nextJob) {
    runner.run(nextJob);
  }

  /** Sets the runner's job; a query with a preset or claims changes it for one token. */
  public void run(RunnerJob nextJob) {
    runner.run(nextJob);
  }

  /** Returns a token of a job for an audience, without a request of the runner. */
  public String mint(RunnerJob job, String audience) {
    return job.token(tokens).sign(clock.instant(), audience);
  }

  public void clock(InstantSource source) {
    clock = source;
  }

  /** Returns the runner's {@code ACTIONS_ID_TOKEN_REQUEST_URL}. */
  public String requestUrl() {
    return uri() + RUNNER + "?api-version=2.0";
  }

  /** Returns the runner's {@code ACTIONS_ID_TOKEN_REQUEST_TOKEN}. */
  public String requestToken() {
    return runner.requestToken();
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
      default -> runner.answer(call, clock.instant());
    };
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
