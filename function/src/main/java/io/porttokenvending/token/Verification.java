package io.porttokenvending.token;

import java.util.Optional;

/** Result of verifying a token. */
public sealed interface Verification {
  record Verified(VerifiedToken token) implements Verification {}

  /**
   * The token is rejected.
   *
   * @param detail message for the caller; without {@code claims}, it quotes no claim except the
   *     {@code iss} of {@link TokenFault#ISSUER_UNTRUSTED}
   * @param claims present if the signature is valid
   */
  record Rejected(TokenFault fault, String detail, Optional<SignedClaims> claims)
      implements Verification {}

  /** The issuer's keys are unavailable, so the token is neither valid nor invalid. */
  record KeysUnavailable() implements Verification {}
}
