package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.api.GatewayResponse;
import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.aws.ExecutionRole;
import io.porttokenvending.aws.ReplayTable;
import io.porttokenvending.aws.SdkClients;
import io.porttokenvending.aws.SecretCache;
import io.porttokenvending.aws.SecretSource;
import io.porttokenvending.aws.SecretsManagerSource;
import io.porttokenvending.aws.TokenTable;
import io.porttokenvending.exchange.ReplayGuard;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.exchange.TokenExchange;
import io.porttokenvending.github.PublishedKeys;
import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.port.HttpSender;
import io.porttokenvending.port.PortTokenCache;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Grants simulated requests to load the classes that the first real request needs, and to have the
 * JVM compile them: one request exchanges and shares the token, the others find it in the table of
 * shared tokens. It has its own verifier, policy, caches, role and upstreams, so nothing else
 * trusts its token, and it cannot read a real secret.
 */
final class Rehearsal {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(RehearsalToken.VALID_AT));

  private static final String REGION = "us-east-1";
  private static final String TABLE = "rehearsal";

  /** The first calls load many classes. */
  private static final Duration AMPLE = Duration.ofSeconds(10);

  private static final String EVENT =
      """
      {"version": "2.0", "routeKey": "$default", "rawPath": "/v1/token", "rawQueryString": "",
       "headers": {"authorization": "Bearer %s", "content-type": "application/json"},
       "requestContext": {"http": {"method": "POST", "path": "/v1/token", "sourceIp": "127.0.0.1"},
         "requestId": "rehearsal", "domainName": "rehearsal.invalid"},
       "body": "{\\"client\\":\\"claude-code\\"}", "isBase64Encoded": false}
      """
          .formatted(RehearsalToken.TOKEN);

  private final RehearsedUpstreams upstreams;
  private final RandomGenerator random = new FreshRandom();
  private final TrustPolicy policy;
  private final SecretSource secrets;
  private final SharedRows rows;
  private final ReplayGuard replay;

  private Rehearsal(RehearsedUpstreams upstreams) {
    this.upstreams = upstreams;
    policy =
        PolicyFolder.of(
            "rehearsal",
            profile(upstreams.uri()),
            new PolicyScope(List.of(RehearsalToken.ISSUER), Set.of(), true));
    Map<String, String> role =
        Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", upstreams.uri() + RehearsedUpstreams.ROLE);
    SdkClients clients = new SdkClients(REGION, ExecutionRole.credentials(role, CLOCK));
    Optional<URI> endpoint = Optional.of(upstreams.uri());
    secrets = new SecretsManagerSource(clients.secretsManager(endpoint));
    rows = new TokenTable(clients.dynamoDbWithoutRetries(endpoint), TABLE, AMPLE);
    replay = new ReplayTable(clients.dynamoDb(endpoint), TABLE, random);
  }

  /**
   * Grants requests until there are enough or the time is over.
   *
   * @param grants at least two, to exchange a token and to find it in the table
   * @return the last response, for tests
   */
  static GatewayResponse run(int grants, Deadline end) {
    try (RehearsedUpstreams upstreams = RehearsedUpstreams.start()) {
      Rehearsal rehearsal = new Rehearsal(upstreams);
      GatewayResponse last = rehearsal.grant();
      for (int i = 1; i < grants && !end.hasPassed(); i++) {
        last = rehearsal.grant();
      }
      return last;
    }
  }

  /** Nothing is held, so that each grant reads the keys, the secrets and the table. */
  private GatewayResponse grant() {
    TokenExchange exchange =
        new TokenExchange(
            verifier(),
            policy,
            SecretCache.ofPortCredentials(secrets, Duration.ZERO, CLOCK),
            SecretCache.ofHeaders(secrets, Duration.ZERO, CLOCK),
            new PortTokenCache(
                new BoundedHttpClient(HttpSender.LIMITS)::send, Optional.of(rows), CLOCK, random),
            replay,
            CLOCK);
    GatewayResponse answer =
        new VendingEndpoint(
                exchange,
                RehearsalToken.AUDIENCE,
                Optional.empty(),
                URI.create(RehearsalToken.ISSUER),
                CLOCK,
                line -> {})
            .answer(EVENT.getBytes(UTF_8), "rehearsal", Deadline.in(AMPLE));
    try {
      answer.writeTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer;
  }

  private static String profile(URI port) {
    return """
    port:
      api_url: %1$s
      mcp_url: %1$s/v1
      credentials: [rehearsal-1, rehearsal-2]
    mcp:
      tools: [list_blueprints]
    trust:
      - name: rehearsal
        repository_owner_id: "1"
        repository_id: any
        ref: refs/heads/main
    """
        .formatted(port);
  }

  private TokenVerifier verifier() {
    URI address = upstreams.uri().resolve(RehearsedUpstreams.KEYS);
    IssuerKeys keys = new PublishedKeys(address, new BoundedHttpClient(HttpSender.LIMITS), CLOCK);
    return new TokenVerifier(
        Map.of(RehearsalToken.ISSUER, keys),
        new VerifierRules(
            List.of(RehearsalToken.AUDIENCE),
            Duration.ofMinutes(10),
            Duration.ZERO,
            GitHubClaims.REQUIRED,
            GitHubClaims.REQUIRED_POSSIBLY_EMPTY));
  }
}
