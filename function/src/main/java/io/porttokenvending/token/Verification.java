package io.porttokenvending.token;

import java.util.Optional;

/** How the verification of a token ended: good, bad, or undecided for want of keys. */
public sealed interface Verification {
  record Verified(VerifiedToken token) implements Verification {}

  /**
   * The token is refused.
   *
   * @param detail for the caller; without {@code claims}, it quotes no claim but the {@code iss} of
   *     {@link TokenFault#ISSUER_UNTRUSTED}
   * @param claims there once the signature was found good
   */
  record Rejected(TokenFault fault, String detail, Optional<SignedClaims> claims)
      implements Verification {}

  /** No key set of the token's issuer can be had, so nothing can be said of the token. */
  record KeysUnavailable() implements Verification {}
}
