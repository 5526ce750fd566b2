package io.porttokenvending.token;

import java.time.Instant;

/**
 * Proves that a token was signed by a trusted issuer for us, is in force, and has every claim that
 * was required; only {@link TokenVerifier} can make one.
 */
public final class VerifiedToken {
  private final SignedClaims claims;
  private final Instant usableUntil;

  VerifiedToken(SignedClaims claims, Instant usableUntil) {
    this.claims = claims;
    this.usableUntil = usableUntil;
  }

  public SignedClaims claims() {
    return claims;
  }

  /** From then on the token is expired here: its {@code exp} plus the skew. */
  public Instant usableUntil() {
    return usableUntil;
  }

  @Override
  public String toString() {
    return "VerifiedToken[" + claims + "]";
  }
}
