package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every required claim is there and of its type. The runner's own credentials are signed with the
 * same key as ID tokens and lack {@code aud}, {@code sub} and {@code jti}: they fail here.
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
                "The token lacks claims that an ID token of a workflow job has, or has them with"
                    + " another type: "
                    + String.join(", ", missing)
                    + "."));
  }

  /** A string or a list of strings, none empty: RFC 7519 section 4.1.3. */
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
