package io.porttokenvending.adversarial;

import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Rules of all three verifiers. */
final class Rules {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final String ISSUER = GitHubTokens.ISSUER;
  static final String AUDIENCE = "port-token-vending";
  static final Duration SKEW = Duration.ofSeconds(30);
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** The strings of a job's token, beyond {@code sub} and {@code jti}. */
  static final List<String> REQUIRED =
      Stream.concat(GitHubClaims.REQUIRED.stream(), GitHubClaims.REQUIRED_POSSIBLY_EMPTY.stream())
          .toList();

  private Rules() {}

  static VerifierRules ours() {
    return new VerifierRules(
        List.of(AUDIENCE),
        MAX_AGE,
        SKEW,
        GitHubClaims.REQUIRED,
        GitHubClaims.REQUIRED_POSSIBLY_EMPTY);
  }
}
