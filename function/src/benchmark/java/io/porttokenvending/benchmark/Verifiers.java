package io.porttokenvending.benchmark;

import io.porttokenvending.endtoend.Upstreams;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Verifiers with one key, which is available from the start. */
final class Verifiers {
  private Verifiers() {}

  static TokenVerifier trusting(GitHubTokens signer) {
    IssuerKeys keys = (kid, deadline) -> new KeyLookup.Found(signer.publicKey());
    return new TokenVerifier(
        Map.of(signer.issuer(), keys),
        new VerifierRules(
            List.of(Upstreams.AUDIENCE),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            GitHubClaims.REQUIRED,
            GitHubClaims.REQUIRED_POSSIBLY_EMPTY));
  }
}
