package io.porttokenvending.token;

import java.time.Instant;
import java.util.Optional;

/** One requirement on signed claims. */
interface ClaimCheck {
  /** Returns the failed requirement, or empty when the claims satisfy it. */
  Optional<Fault> check(SignedClaims claims, Instant now);

  /**
   * A failed requirement.
   *
   * @param detail message for the caller
   */
  record Fault(TokenFault kind, String detail) {}
}
