package io.porttokenvending.exchange;

import java.time.Instant;

/**
 * The presentation of a verified token, which {@code issuer} and {@code jti} identify together.
 *
 * @param usableUntil the verifier accepts the token until then: its {@code exp} plus the skew
 */
public record TokenUse(String issuer, String jti, Instant usableUntil) {
  public TokenUse {
    if (issuer.isEmpty() || jti.isEmpty()) {
      throw new IllegalArgumentException("several tokens would share an empty name");
    }
  }
}
