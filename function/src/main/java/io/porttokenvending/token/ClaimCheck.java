package io.porttokenvending.token;

import java.time.Instant;
import java.util.Optional;

/** One rule over signed claims. */
interface ClaimCheck {
  /** What is wrong, or empty when the rule holds. */
  Optional<Fault> check(SignedClaims claims, Instant now);

  /**
   * Why the rule does not hold.
   *
   * @param detail for the caller
   */
  record Fault(TokenFault kind, String detail) {}
}
