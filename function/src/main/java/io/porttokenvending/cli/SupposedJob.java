package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.WorkflowIdentity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Makes the identity of a job that only claims are known of. They are signed with a key made for
 * the purpose and verified like any token, so that no second way leads from claims to a decision.
 */
final class SupposedJob {
  private static final String AUDIENCE = "supposed";
  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"supposed\"}";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Without these no rule can be decided on; every other claim may be left out. */
  private static final List<String> NEEDED =
      List.of(
          "repository", "repository_owner", "repository_id", "repository_owner_id", "event_name");

  private final KeyPair key;
  private final String issuer;

  /**
   * Jobs of this issuer, unless their claims name another one.
   *
   * @param issuer its exact name
   */
  SupposedJob(String issuer) {
    this.issuer = issuer;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.key = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no RSA", e);
    }
  }

  /** What became of the claims. */
  sealed interface Reading {
    record Identity(WorkflowIdentity identity) implements Reading {}

    /**
     * No job has such claims.
     *
     * @param why for whoever wrote them
     */
    record Impossible(String why) implements Reading {}
  }

  /**
   * The identity.
   *
   * @param given claims by their names; {@code null} counts as absent, the owner's name follows the
   *     repository's, and {@code aud}, {@code exp} and their like do not matter
   */
  Reading of(ObjectNode given) {
    ObjectNode claims = given.deepCopy();
    claims.properties().removeIf(claim -> claim.getValue().isNull());
    if (!claims.has("iss")) {
      claims.put("iss", issuer);
    }
    String repository = claims.path("repository").asText();
    if (!claims.has("repository_owner") && repository.indexOf('/') > 0) {
      claims.put("repository_owner", repository.substring(0, repository.indexOf('/')));
    }
    if (!claims.has("ref")) {
      claims.put("ref", "");
    }
    if (!claims.has("sub")) {
      claims.put("sub", "supposed");
    }
    long now = NOW.getEpochSecond();
    claims.put("aud", AUDIENCE).put("jti", "supposed");
    claims.put("iat", now).put("nbf", now).put("exp", now + 60);
    return read(claims);
  }

  private Reading read(ObjectNode claims) {
    VerifierRules rules =
        new VerifierRules(AUDIENCE, Duration.ofMinutes(1), Duration.ZERO, NEEDED, List.of("ref"));
    RSAPublicKey publicKey = (RSAPublicKey) key.getPublic();
    TokenVerifier verifier =
        new TokenVerifier(
            Map.of(claims.path("iss").asText(), (kid, deadline) -> new KeyLookup.Found(publicKey)),
            rules);
    return switch (verifier.verify(sign(claims), NOW, Deadline.in(Duration.ofMinutes(1)))) {
      case Verification.Verified(VerifiedToken token) ->
          switch (WorkflowIdentity.of(token)) {
            case WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity) ->
                new Reading.Identity(identity);
            case WorkflowIdentity.Reading.Inconsistent(String detail) ->
                new Reading.Impossible(detail);
          };
      case Verification.Rejected rejected -> new Reading.Impossible(rejected.detail());
      case Verification.KeysUnavailable unavailable ->
          throw new IllegalStateException("the key is at hand");
    };
  }

  private Secret sign(ObjectNode claims) {
    String signed = base64Url(HEADER) + "." + base64Url(JsonText.write(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return Secret.of(
          signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK signs no RS256", e);
    }
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
