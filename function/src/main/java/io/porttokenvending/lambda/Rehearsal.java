package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.api.GatewayResponse;
import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.aws.RehearsedAws;
import io.porttokenvending.aws.SecretCache;
import io.porttokenvending.aws.SecretSource;
import io.porttokenvending.aws.SecretVersion;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.exchange.TokenExchange;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.port.PortTokenCache;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyScope;
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

/**
 * Grants two simulated requests to load the classes that the first real request needs: one
 * exchanges and shares the token, the other finds it in the table of shared tokens. It has its own
 * verifier, policy, caches and upstreams in memory, so nothing else trusts its token, and it cannot
 * read a real secret.
 */
final class Rehearsal {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(RehearsalToken.VALID_AT));

  private static final String PROFILE =
      """
      port:
        region: eu
        credentials: [rehearsal-1, rehearsal-2]
      mcp:
        tools: [list_blueprints]
      trust:
        - name: rehearsal
          repository_owner_id: "1"
          repository_id: any
          ref: refs/heads/main
      """;

  private static final String EVENT =
      """
      {"version": "2.0", "routeKey": "$default", "rawPath": "/v1/token", "rawQueryString": "",
       "headers": {"authorization": "Bearer %s", "content-type": "application/json"},
       "requestContext": {"http": {"method": "POST", "path": "/v1/token", "sourceIp": "127.0.0.1"},
         "requestId": "rehearsal", "domainName": "rehearsal.invalid"},
       "body": "{\\"client\\":\\"claude-code\\"}", "isBase64Encoded": false}
      """
          .formatted(RehearsalToken.TOKEN);

  /** A client secret whose token is shared. */
  private static final String LONG_ENOUGH = "not-a-secret-but-as-long-as-one-of-port";

  /** The simulated secret, without the SDK. */
  static final SecretSource SECRETS =
      (id, deadline) ->
          new Lookup.Found<>(
              new SecretVersion(
                  "rehearsal",
                  "1",
                  Secret.of(
                      "{\"clientId\":\"rehearsal\",\"clientSecret\":\"" + LONG_ENOUGH + "\"}")));

  private static final byte[] SECRETS_MANAGER_RESPONSE =
      """
      {"Name": "rehearsal", "VersionId": "1", "CreatedDate": 1577836800.25,
       "ARN": "rehearsal",
       "SecretString": "{\\"clientId\\":\\"rehearsal\\",\\"clientSecret\\":\\"%s\\"}"}
      """
          .formatted(LONG_ENOUGH)
          .getBytes(UTF_8);

  private static final byte[] PORT_RESPONSE =
      "{\"accessToken\":\"%s\",\"tokenType\":\"Bearer\",\"expiresIn\":10800}"
          .formatted(RehearsalToken.TOKEN)
          .getBytes(UTF_8);

  private Rehearsal() {}

  /**
   * Returns the simulated secret through the SDK's client, for an initialization that reads no real
   * one.
   */
  static SecretSource throughTheSdk() {
    return RehearsedAws.secrets(SECRETS_MANAGER_RESPONSE);
  }

  /** Returns the second response, for tests. */
  static GatewayResponse run(SecretSource secrets) {
    SharedRows rows = RehearsedAws.sharedRows();
    var _ = grant(secrets, rows);
    return grant(secrets, rows);
  }

  private static GatewayResponse grant(SecretSource secrets, SharedRows rows) {
    TokenExchange exchange =
        new TokenExchange(
            verifier(),
            PolicyFolder.of(
                "rehearsal",
                PROFILE,
                new PolicyScope(List.of(RehearsalToken.ISSUER), Set.of(), false)),
            SecretCache.ofPortCredentials(secrets, Duration.ZERO, CLOCK),
            SecretCache.ofHeaders(secrets, Duration.ZERO, CLOCK),
            new PortTokenCache(
                (call, deadline) -> new HttpOutcome.Answer(200, Map.of(), PORT_RESPONSE),
                Optional.of(rows),
                CLOCK,
                new FreshRandom()),
            RehearsedAws.replay(new FreshRandom()),
            CLOCK);
    GatewayResponse answer =
        new VendingEndpoint(
                exchange,
                RehearsalToken.AUDIENCE,
                Optional.empty(),
                URI.create(RehearsalToken.ISSUER),
                CLOCK,
                line -> {})
            .answer(EVENT.getBytes(UTF_8), "rehearsal", Deadline.in(Duration.ofSeconds(10)));
    try {
      answer.writeTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer;
  }

  private static TokenVerifier verifier() {
    IssuerKeys keys =
        (kid, deadline) ->
            JwkSet.parse(RehearsalToken.KEYS.getBytes(UTF_8))
                .flatMap(set -> set.find(kid))
                .<KeyLookup>map(KeyLookup.Found::new)
                .orElseGet(KeyLookup.Unknown::new);
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
