package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.GitHubClaims;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token that GitHub signed, at several times, unchanged and modified. */
class GenuineTokenTest {
  private static final String ISSUER = "https://token.actions.githubusercontent.com";
  private static final Instant ITS_DAY = Instant.ofEpochSecond(1_743_246_230);

  private String token = "";
  private byte[] keySet = new byte[0];

  @BeforeEach
  void readFixtures() throws IOException {
    token = new String(resource("id-token-2025-03-29.jwt"), UTF_8).strip();
    keySet = resource("jwks.json");
  }

  @Test
  void genuineToken_withinItsLifetime_isVerified() {
    Verification.Verified verified =
        assertInstanceOf(
            Verification.Verified.class, verify(token, ITS_DAY, "https://example.com"));
    SignedClaims claims = verified.token().claims();
    assertEquals("rgl/github-actions-validate-jwt", claims.text("repository").orElseThrow());
    assertEquals(Instant.ofEpochSecond(1_743_267_827 + 30), verified.token().usableUntil());
  }

  @Test
  void genuineToken_forAnotherAudience_isAudienceMismatch() {
    assertFault(TokenFault.AUDIENCE_MISMATCH, verify(token, ITS_DAY, "https://example.com/"), true);
  }

  @Test
  void genuineToken_atMaxAge_isVerified() {
    Instant tenMinutes = Instant.ofEpochSecond(1_743_246_227).plus(Duration.ofMinutes(10));
    assertInstanceOf(Verification.Verified.class, verify(token, tenMinutes, "https://example.com"));
    assertFault(
        TokenFault.TOO_OLD, verify(token, tenMinutes.plusNanos(1), "https://example.com"), true);
  }

  @Test
  void genuineToken_today_isExpired() {
    assertFault(TokenFault.EXPIRED, verify(token, Instant.now(), "https://example.com"), true);
  }

  @Test
  void genuineToken_beforeNotBefore_isNotYetValid() {
    assertFault(
        TokenFault.NOT_YET_VALID,
        verify(token, ITS_DAY.minus(Duration.ofHours(1)), "https://example.com"),
        true);
  }

  @Test
  void genuineToken_anyCharacterChanged_isRejected() {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) == '.') {
        continue;
      }
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertNotEquals(token, changed);
      Verification.Rejected rejected =
          assertInstanceOf(
              Verification.Rejected.class,
              verify(changed, ITS_DAY, "https://example.com"),
              "character " + i);
      switch (rejected.fault()) {
        case MALFORMED, ALGORITHM_REFUSED, ISSUER_UNTRUSTED, KEY_UNKNOWN, SIGNATURE_INVALID ->
            assertEquals(
                true,
                rejected.claims().isEmpty(),
                "claims reported before the signature is verified");
        case CLAIMS_INCOMPLETE, AUDIENCE_MISMATCH, EXPIRED, NOT_YET_VALID, TOO_OLD ->
            throw new AssertionError("claims were looked at before the signature: " + i);
      }
    }
  }

  @Test
  void genuineToken_unpublishedKey_isKeyUnknown() {
    keySet = new String(keySet, UTF_8).replace("38826b17", "48826b17").getBytes(UTF_8);
    assertFault(TokenFault.KEY_UNKNOWN, verify(token, ITS_DAY, "https://example.com"), false);
  }

  private static void assertFault(TokenFault fault, Verification verification, boolean signed) {
    Verification.Rejected rejected = assertInstanceOf(Verification.Rejected.class, verification);
    assertEquals(fault, rejected.fault());
    assertEquals(signed, rejected.claims().isPresent());
  }

  private Verification verify(String jwt, Instant now, String audience) {
    JwkSet keys = JwkSet.parse(keySet).orElseThrow();
    IssuerKeys published =
        (kid, deadline) ->
            keys.find(kid).<KeyLookup>map(KeyLookup.Found::new).orElseGet(KeyLookup.Unknown::new);
    VerifierRules rules =
        new VerifierRules(
            List.of(audience),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            GitHubClaims.REQUIRED,
            GitHubClaims.REQUIRED_POSSIBLY_EMPTY);
    return new TokenVerifier(Map.of(ISSUER, published), rules)
        .verify(Secret.of(jwt), now, Deadline.in(Duration.ofSeconds(10)));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GenuineTokenTest.class.getResourceAsStream("/github/" + name))) {
      return in.readAllBytes();
    }
  }
}
