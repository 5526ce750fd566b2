package io.porttokenvending.testing;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Identities of jobs, which only a token that was signed and verified can give. */
public final class Identities {
  /**
   * Also trusted, in addition to {@link GitHubTokens#ISSUER}; a token names it with {@code iss}.
   */
  public static final String OTHER_ISSUER = "https://github.acme.example/_services/token";

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String AUDIENCE = "port-token-vending";

  /** Created once, because generating a key is slow. */
  private static final GitHubTokens GITHUB = new GitHubTokens();

  private static final IssuerKeys KEYS = (kid, deadline) -> new KeyLookup.Found(GITHUB.publicKey());

  private static final TokenVerifier VERIFIER =
      new TokenVerifier(
          Map.of(GitHubTokens.ISSUER, KEYS, OTHER_ISSUER, KEYS),
          new VerifierRules(
              List.of(AUDIENCE),
              Duration.ofMinutes(10),
              Duration.ofSeconds(30),
              GitHubClaims.REQUIRED,
              GitHubClaims.REQUIRED_POSSIBLY_EMPTY));

  private Identities() {}

  /** A push to the main branch of {@code acme/api}, to be varied. */
  public static GitHubToken pushToMain() {
    return GITHUB.pushToMain();
  }

  /** The identity behind a token whose claims agree with each other. */
  public static WorkflowIdentity of(GitHubToken token) {
    return switch (read(token)) {
      case WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity) -> identity;
      case WorkflowIdentity.Reading.Inconsistent(String detail) -> throw new AssertionError(detail);
    };
  }

  /** Converts the claims of a valid token. */
  public static WorkflowIdentity.Reading read(GitHubToken token) {
    return WorkflowIdentity.of(verified(token));
  }

  /** Returns a verified valid token. */
  public static VerifiedToken verified(GitHubToken token) {
    Secret signed = Secret.of(token.sign(NOW, AUDIENCE));
    return switch (VERIFIER.verify(signed, NOW, Deadline.in(Duration.ofSeconds(10)))) {
      case Verification.Verified(VerifiedToken verified) -> verified;
      case Verification.Rejected(var _, String detail, var _) -> throw new AssertionError(detail);
      case Verification.KeysUnavailable() -> throw new AssertionError("no keys");
    };
  }
}
