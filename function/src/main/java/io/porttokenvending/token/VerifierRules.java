package io.porttokenvending.token;

import java.time.Duration;
import java.util.List;

/**
 * What a token must satisfy beyond a good signature.
 *
 * @param audiences the accepted values of {@code aud}, of which a token has exactly one
 * @param maxAge the longest accepted time since {@code iat}
 * @param skew how far the issuer's clock may be off ours
 * @param requiredStrings claims that must be non-empty strings, beyond the registered ones
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
