package io.porttokenvending.exchange;

import io.porttokenvending.token.VerifiedToken;
import java.time.Instant;

/**
 * The presentation of a verified token, which {@code issuer} and {@code jti} identify together.
 *
 * @param usableUntil the verifier accepts the token until then: its {@code exp} plus the skew
 */
public record TokenUse(String issuer, String jti, Instant usableUntil) {
  public TokenUse {
    if (issuer.isEmpty() || jti.isEmpty()) {
      throw new IllegalArgumentException("issuer and jti must not be empty");
    }
  }

  static TokenUse of(VerifiedToken token) {
    return new TokenUse(
        token.claims().issuer(), token.claims().text("jti").orElseThrow(), token.usableUntil());
  }
}
