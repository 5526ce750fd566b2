package io.porttokenvending.exchange;

import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The exchange with a real verifier and a real policy, between a scripted store and Port. */
final class ExchangeHarness {
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final String AUDIENCE = "port-token-vending";

  private static final String PROFILE =
      """
      port:
        region: eu
        credentials: port-token-vending/catalog-reader
        min_ttl: 15m
      trust:
        - name: acme main
          repository_owner_id: "999999999999"
          repository_id: any
          ref: refs/heads/main
      """;

  final GitHubTokens gitHub = new GitHubTokens();
  final ScriptedStore store = new ScriptedStore();
  final ScriptedTokens port = new ScriptedTokens();
  final ScriptedGuard replay = new ScriptedGuard();
  final AuditTrail trail = new AuditTrail();
  final Deadline deadline = Deadline.in(Duration.ofSeconds(10));
  KeyLookup keys = new KeyLookup.Found(gitHub.publicKey());

  private final TokenExchange exchange;

  ExchangeHarness() {
    exchange = exchange(PROFILE, (kid, limit) -> keys, store, port, replay, () -> NOW);
  }

  /** An exchange with one profile, called catalog-reader. */
  static TokenExchange exchange(
      String profile,
      IssuerKeys keys,
      SecretStore<PortCredentials> store,
      PortTokens port,
      ReplayGuard replay,
      InstantSource clock) {
    VerifierRules rules =
        new VerifierRules(
            List.of(AUDIENCE),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            GitHubClaims.REQUIRED,
            GitHubClaims.REQUIRED_POSSIBLY_EMPTY);
    TokenVerifier verifier = new TokenVerifier(Map.of(GitHubTokens.ISSUER, keys), rules);
    TrustPolicy policy =
        PolicyFolder.of(
            "catalog-reader",
            profile,
            new PolicyScope(
                List.of(GitHubTokens.ISSUER), Set.of(), Set.of("mcp.portkey.ai"), false));
    SecretStore<Map<String, Secret>> none = (secretId, limit) -> new Lookup.Missing<>();
    return new TokenExchange(verifier, policy, store, none, port, replay, clock);
  }

  GitHubToken job() {
    return gitHub.pushToMain();
  }

  Outcome vend() {
    return vend(job());
  }

  Outcome vend(GitHubToken token) {
    return vend(token.sign(NOW, AUDIENCE), Optional.empty(), Duration.ZERO);
  }

  Outcome vend(Duration minTtl) {
    return vend(job().sign(NOW, AUDIENCE), Optional.empty(), minTtl);
  }

  Outcome vend(String token, Optional<String> profile, Duration minTtl) {
    Optional<AgentClient> none = Optional.empty();
    var request =
        new TokenRequest(
            Secret.of(token), profile, none, SecretForm.EMBEDDED, minTtl, Optional.empty());
    return exchange.issue(request, trail, deadline);
  }
}
