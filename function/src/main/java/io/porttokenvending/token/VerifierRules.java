package io.porttokenvending.token;

import java.time.Duration;
import java.util.List;

/**
 * A token's requirements in addition to a valid signature.
 *
 * @param audiences accepted values of {@code aud}; a token must have exactly one
 * @param maxAge maximum time since {@code iat}
 * @param skew accepted difference between the issuer's clock and this one
 * @param requiredStrings claims that must be non-empty strings, in addition to the registered ones
 * @param requiredPossiblyEmpty claims that must be strings and may be empty
 */
public record VerifierRules(
    List<String> audiences,
    Duration maxAge,
    Duration skew,
    List<String> requiredStrings,
    List<String> requiredPossiblyEmpty) {
  public VerifierRules {
    if (audiences.isEmpty() || audiences.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("no audience");
    }
    audiences = List.copyOf(audiences);
    requiredStrings = List.copyOf(requiredStrings);
    requiredPossiblyEmpty = List.copyOf(requiredPossiblyEmpty);
  }
}
