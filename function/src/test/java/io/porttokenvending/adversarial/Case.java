package io.porttokenvending.adversarial;

import io.porttokenvending.token.TokenFault;
import java.util.Optional;
import java.util.Set;

/**
 * One token of the corpus.
 *
 * @param fault what our verifier must find, or empty when it must accept
 * @param differences why other libraries judge otherwise; they must, and no other library may
 */
record Case(
    String family,
    String name,
    String token,
    Optional<TokenFault> fault,
    Set<Difference> differences) {
  boolean isGood() {
    return fault.isEmpty();
  }

  @Override
  public String toString() {
    return family + ": " + name;
  }
}
