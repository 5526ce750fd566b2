package io.porttokenvending.token;

import java.time.Instant;

/**
 * Proves that a token was signed by a trusted issuer for us, is in force, and has every claim that
 * was required; only {@link TokenVerifier} can make one.
 */
public final class VerifiedToken {
  private final SignedClaims claims;
  private final Instant expiresAt;

  VerifiedToken(SignedClaims claims, Instant expiresAt) {
    this.claims = claims;
    this.expiresAt = expiresAt;
  }

  public SignedClaims claims() {
    return claims;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  @Override
  public String toString() {
    return "VerifiedToken[" + claims + "]";
  }
}
