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
 * Creates the identity of a job from its claims, without a token. The claims are signed with an
 * ephemeral key and verified like any token, so that only one code path leads from claims to a
 * decision.
 *
 * @param issuer used for claims without {@code iss}
 */
public record SimulatedJob(String issuer) {
  private static final String AUDIENCE = "simulated";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Claims that every decision reads, with {@code ref}; every other claim may be absent. */
  private static final List<String> REQUIRED =
      List.of(
          "repository", "repository_owner", "repository_id", "repository_owner_id", "event_name");

  /** Copies the {@code issuer} of an audit line to {@code iss}. */
  public static void copyIssuer(ObjectNode line) {
    if (!line.has("iss") && line.path("issuer").isTextual()) {
      line.set("iss", line.path("issuer"));
    }
  }

  /** Result of reading claims. */
  public sealed interface Reading {
    record Identity(WorkflowIdentity identity) implements Reading {}

    /** No job has such claims. */
    record Impossible(String why) implements Reading {}
  }

  /**
   * Returns the identity of a job with these claims.
   *
   * @param given {@code null} counts as absent; {@code aud} and the times are ignored
   */
  public Reading of(ObjectNode given) {
    ObjectNode claims = given.deepCopy();
    claims.properties().removeIf(claim -> claim.getValue().isNull());
    claims.putIfAbsent("iss", claims.textNode(issuer));
    claims.putIfAbsent("sub", claims.textNode("simulated"));
    String repository = claims.path("repository").asText();
    if (repository.indexOf('/') > 0) {
      String owner = repository.substring(0, repository.indexOf('/'));
      claims.putIfAbsent("repository_owner", claims.textNode(owner));
    }
    long now = NOW.getEpochSecond();
    claims.put("aud", AUDIENCE).put("jti", "simulated");
    claims.put("iat", now).put("nbf", now).put("exp", now + 60);
    return read(claims);
  }

  private static Reading read(ObjectNode claims) {
    EphemeralKey key = new EphemeralKey();
    VerifierRules rules =
        new VerifierRules(
            List.of(AUDIENCE), Duration.ofMinutes(1), Duration.ZERO, REQUIRED, List.of("ref"));
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
      case Verification.KeysUnavailable() -> throw EphemeralKey.unavailable();
    };
  }
}
