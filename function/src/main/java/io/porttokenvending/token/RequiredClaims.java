package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requires every claim with its type. The runner's internal credentials fail this check: GitHub
 * signs them with the same key as ID tokens, but without {@code aud}, {@code sub} and {@code jti}.
 */
record RequiredClaims(List<String> strings, List<String> possiblyEmpty) implements ClaimCheck {
  private static final List<String> REGISTERED_STRINGS = List.of("sub", "jti");
  private static final List<String> TIMES = List.of("iat", "nbf", "exp");

  @Override
  public Optional<Fault> check(SignedClaims claims, Instant now) {
    List<String> missing = new ArrayList<>();
    if (!isAudience(claims.value("aud"))) {
      missing.add("aud");
    }
    Stream.concat(REGISTERED_STRINGS.stream(), strings.stream())
        .filter(name -> claims.text(name).orElse("").isEmpty())
        .forEach(missing::add);
    possiblyEmpty.stream().filter(name -> claims.text(name).isEmpty()).forEach(missing::add);
    TIMES.stream().filter(name -> claims.time(name).isEmpty()).forEach(missing::add);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(
                TokenFault.CLAIMS_INCOMPLETE,
                "The token does not have these claims, or has them with another type: "
                    + String.join(", ", missing)
                    + ". Send the ID token of a workflow job."));
  }

  /** Returns whether {@code aud} is a non-empty string or a list of them (RFC 7519, 4.1.3). */
  private static boolean isAudience(JsonNode audience) {
    if (!audience.isArray()) {
      return audience.isTextual() && !audience.textValue().isEmpty();
    }
    for (JsonNode element : audience) {
      if (!element.isTextual() || element.textValue().isEmpty()) {
        return false;
      }
    }
    return !audience.isEmpty();
  }
}
