package io.porttokenvending.token;

import java.time.Instant;

/** A token that passed every check; only {@link TokenVerifier} creates one. */
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

  /** Returns when this service stops accepting the token: its {@code exp} plus the skew. */
  public Instant usableUntil() {
    return usableUntil;
  }

  @Override
  public String toString() {
    return "VerifiedToken[" + claims + "]";
  }
}
