package io.porttokenvending.adversarial;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Our verifier with the keys of a JWK Set. */
final class OurVerifier {
  private final TokenVerifier verifier;

  OurVerifier(String jwks) {
    Optional<JwkSet> keys = JwkSet.parse(jwks.getBytes(UTF_8));
    IssuerKeys published =
        (kid, deadline) ->
            keys.isEmpty()
                ? new KeyLookup.Unavailable()
                : keys.get()
                    .find(kid)
                    .<KeyLookup>map(KeyLookup.Found::new)
                    .orElseGet(KeyLookup.Unknown::new);
    this.verifier = new TokenVerifier(Map.of(Rules.ISSUER, published), Rules.ours());
  }

  Verification verify(String token) {
    return verifier.verify(Secret.of(token), Rules.NOW, Deadline.in(Duration.ofSeconds(10)));
  }
}
