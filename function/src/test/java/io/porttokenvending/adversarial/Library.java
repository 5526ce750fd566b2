package io.porttokenvending.adversarial;

import java.util.function.Predicate;

/** A JOSE library for comparison, configured as documented. */
enum Library {
  NIMBUS,
  JOSE4J;

  /** Whether a token is accepted with the keys of a JWK Set. */
  Predicate<String> verifier(String jwks) {
    return switch (this) {
      case NIMBUS -> new NimbusVerifier(jwks);
      case JOSE4J -> new Jose4jVerifier(jwks);
    };
  }
}
