package io.porttokenvending.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Requires that the token is valid now, within the clock skew, and was issued recently. */
record TimesCheck(Duration skew, Duration maxAge) implements ClaimCheck {
  @Override
  public Optional<Fault> check(SignedClaims claims, Instant now) {
    Instant expiration = claims.time("exp").orElseThrow();
    Instant notBefore = claims.time("nbf").orElseThrow();
    Instant issuedAt = claims.time("iat").orElseThrow();
    if (!now.isBefore(expiration.plus(skew))) {
      return fault(TokenFault.EXPIRED, "expired at " + expiration, now);
    }
    if (now.isBefore(notBefore.minus(skew))) {
      return fault(TokenFault.NOT_YET_VALID, "is not valid before " + notBefore, now);
    }
    if (now.isBefore(issuedAt.minus(skew))) {
      return fault(TokenFault.NOT_YET_VALID, "was issued in the future, at " + issuedAt, now);
    }
    if (Duration.between(issuedAt, now).compareTo(maxAge) > 0) {
      return fault(
          TokenFault.TOO_OLD, "was issued at " + issuedAt + ", which is too long ago", now);
    }
    return Optional.empty();
  }

  private static Optional<Fault> fault(TokenFault kind, String what, Instant now) {
    return Optional.of(
        new Fault(
            kind,
            "The token " + what + ". The server's time is " + now + ". Request a new token."));
  }
}
