package io.porttokenvending.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Makes the identity of a job that only claims are known of. They are signed with a key made for
 * the purpose and verified like any token, so that no second way leads from claims to a decision.
 */
public final class SupposedJob {
  private static final String AUDIENCE = "supposed";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Claims that every decision reads, with {@code ref}; every other claim may be left out. */
  private static final List<String> NEEDED =
      List.of(
          "repository", "repository_owner", "repository_id", "repository_owner_id", "event_name");

  private final ThrowAwayKey key = new ThrowAwayKey();
  private final String issuer;

  /**
   * Jobs of this issuer, unless their claims name another one.
   *
   * @param issuer its exact name
   */
  public SupposedJob(String issuer) {
    this.issuer = issuer;
  }

  /** Gives the claims of an audit line their {@code iss}, which the line calls {@code issuer}. */
  public static void nameIssuer(ObjectNode line) {
    if (!line.has("iss") && line.path("issuer").isTextual()) {
      line.set("iss", line.path("issuer"));
    }
  }

  /** What became of the claims. */
  public sealed interface Reading {
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
  public Reading of(ObjectNode given) {
    ObjectNode claims = given.deepCopy();
    claims.properties().removeIf(claim -> claim.getValue().isNull());
    if (!claims.has("iss")) {
      claims.put("iss", issuer);
    }
    String repository = claims.path("repository").asText();
    if (!claims.has("repository_owner") && repository.indexOf('/') > 0) {
      claims.put("repository_owner", repository.substring(0, repository.indexOf('/')));
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
        new VerifierRules(
            List.of(AUDIENCE), Duration.ofMinutes(1), Duration.ZERO, NEEDED, List.of("ref"));
    TokenVerifier verifier = new TokenVerifier(Map.of(claims.path("iss").asText(), key), rules);
    return switch (verifier.verify(key.sign(claims), NOW, Deadline.in(Duration.ofMinutes(1)))) {
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
}
