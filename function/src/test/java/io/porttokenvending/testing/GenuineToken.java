package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The token that GitHub itself signed, and a verifier to which it is still new. */
public final class GenuineToken {
  public static final String AUDIENCE = "https://example.com";

  /** Three seconds after it was issued. */
  public static final Instant ITS_DAY = Instant.ofEpochSecond(1_743_246_230);

  public static final String TEXT =
      new String(resource("id-token-2025-03-29.jwt"), US_ASCII).strip();

  private GenuineToken() {}

  /** A verifier with this key. */
  public static TokenVerifier verifier() {
    JwkSet keys = JwkSet.parse(resource("jwks.json")).orElseThrow();
    IssuerKeys issuer =
        (kid, deadline) ->
            keys.find(kid).<KeyLookup>map(KeyLookup.Found::new).orElseGet(KeyLookup.Unknown::new);
    return new TokenVerifier(
        Map.of(GitHubTokens.ISSUER, issuer),
        new VerifierRules(
            List.of(AUDIENCE),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            GitHubClaims.REQUIRED,
            GitHubClaims.REQUIRED_POSSIBLY_EMPTY));
  }

  private static byte[] resource(String name) {
    try (InputStream file = GenuineToken.class.getResourceAsStream("/github/" + name)) {
      return Objects.requireNonNull(file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
