package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Claims with a verified signature; only {@link TokenVerifier} creates them. */
public final class SignedClaims {
  /** 9999-12-31T23:59:59Z; a later NumericDate could overflow date arithmetic. */
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

  /** Returns a string claim, which may be ""; empty when it is absent or of another type. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(claims.path(name).textValue());
  }

  /** Returns an integer NumericDate; empty for {@code null}, {@code 1.0} and strings. */
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
