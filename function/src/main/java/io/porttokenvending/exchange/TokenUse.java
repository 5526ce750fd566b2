package io.porttokenvending.exchange;

import java.time.Instant;

/**
 * One request's presentation of a verified token, which {@code issuer} and {@code jti} name
 * together.
 *
 * @param usableUntil when the verifier stops to accept the token: its {@code exp} plus the skew
 * @param requestId of the request alone, for with another's a replay would pass for a repetition
 */
public record TokenUse(String issuer, String jti, Instant usableUntil, String requestId) {
  public TokenUse {
    if (issuer.isEmpty() || jti.isEmpty() || requestId.isEmpty()) {
      throw new IllegalArgumentException("an empty name would be shared by several tokens");
    }
  }
}
