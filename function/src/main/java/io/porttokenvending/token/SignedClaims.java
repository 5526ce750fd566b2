package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Claims that one of the issuer's keys has signed; only {@link TokenVerifier} can make one. */
public final class SignedClaims {
  /** 9999-12-31T23:59:59Z: a NumericDate beyond it is a mistake or an attack on arithmetic. */
  private static final long LATEST = 253_402_300_799L;

  private final String issuer;
  private final ObjectNode claims;

  SignedClaims(String issuer, ObjectNode claims) {
    this.issuer = issuer;
    this.claims = claims;
  }

  public String issuer() {
    return issuer;
  }

  /** A claim that is a string, the empty one too; empty when it is absent or of another type. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(claims.path(name).textValue());
  }

  /** A NumericDate that is an integer; {@code null}, {@code 1.0} and strings are none. */
  Optional<Instant> time(String name) {
    JsonNode value = claims.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      return Optional.empty();
    }
    long seconds = value.longValue();
    return seconds < 0 || seconds > LATEST
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  JsonNode value(String name) {
    return claims.path(name);
  }

  @Override
  public String toString() {
    return "SignedClaims[issuer=" + issuer + "]";
  }
}
