package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.ThrowAwayKey;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.JwkSet;
import io.porttokenvending.token.KeyLookup;
import io.porttokenvending.token.TokenFault;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.token.VerifierRules;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A token, verified as far as there is something to verify it with. Without keys it is signed anew,
 * so that all other checks are the function's own.
 *
 * @param issuers the trusted ones
 * @param keys empty when the signature cannot be verified
 * @param audience the one wanted; empty when any will do
 * @param at when the token is presented; empty when that does not matter
 */
record GivenToken(
    List<String> issuers, Optional<JwkSet> keys, Optional<String> audience, Optional<Instant> at) {
  /** As the function has them where its settings do not say otherwise. */
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  private static final Duration SKEW = Duration.ofSeconds(30);

  /** Longer than all times that a token can name lie apart. */
  private static final Duration FOR_EVER = Duration.ofDays(10_000 * 366);

  /** 9999-12-31T23:59:59Z, beyond which the verifier accepts no time. */
  private static final long LATEST = 253_402_300_799L;

  private static final Deadline NO_DEADLINE = Deadline.in(Duration.ofDays(1));

  Subject read(String token) {
    Optional<ObjectNode> payload = payload(token);
    List<String> remarks = remarks(payload);
    VerifierRules rules = rules(payload);
    Verification verification = verify(Secret.of(token), this::lookUp, rules);
    boolean keyless = verification instanceof Verification.KeysUnavailable;
    if (keyless) {
      ThrowAwayKey key = new ThrowAwayKey();
      verification = verify(key.sign(payload.orElseThrow()), key, rules);
    }
    return switch (verification) {
      case Verification.Verified(VerifiedToken verified) -> {
        Subject.Evidence evidence = evidence(!keyless, remarks);
        yield switch (WorkflowIdentity.of(verified)) {
          case WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity) ->
              new Subject.Job(evidence, identity);
          case WorkflowIdentity.Reading.Inconsistent(String detail) ->
              new Subject.Refused(evidence, Codes.INCONSISTENT, detail);
        };
      }
      case Verification.Rejected(TokenFault fault, String detail, var claims) ->
          new Subject.Refused(
              fault == TokenFault.SIGNATURE_INVALID
                  ? new Subject.Evidence(
                      Subject.Signature.INVALID, List.of("The signature is not good."))
                  : evidence(!keyless && claims.isPresent(), remarks),
              Codes.of(fault),
              fault == TokenFault.ISSUER_UNTRUSTED
                  ? detail + " Trusted issuers: " + Shown.values(issuers) + "."
                  : detail);
      case Verification.KeysUnavailable() -> throw new IllegalStateException("the key is at hand");
    };
  }

  private Verification verify(Secret token, IssuerKeys issuerKeys, VerifierRules rules) {
    Map<String, IssuerKeys> trusted =
        issuers.stream().distinct().collect(Collectors.toMap(issuer -> issuer, _ -> issuerKeys));
    return new TokenVerifier(trusted, rules).verify(token, at.orElse(Instant.EPOCH), NO_DEADLINE);
  }

  private KeyLookup lookUp(String kid, Deadline deadline) {
    return keys.<KeyLookup>map(set ->
            set.find(kid).<KeyLookup>map(KeyLookup.Found::new).orElseGet(KeyLookup.Unknown::new))
        .orElseGet(KeyLookup.Unavailable::new);
  }

  private VerifierRules rules(Optional<ObjectNode> payload) {
    String own = payload.map(claims -> ownAudience(claims.path("aud"))).orElse("");
    return new VerifierRules(
        List.of(audience.orElse(own.isBlank() ? "one audience" : own)),
        at.isPresent() ? MAX_AGE : FOR_EVER,
        at.isPresent() ? SKEW : FOR_EVER,
        GitHubClaims.REQUIRED,
        GitHubClaims.REQUIRED_POSSIBLY_EMPTY);
  }

  private static String ownAudience(JsonNode sent) {
    return (sent instanceof ArrayNode list ? list.path(0) : sent).asText();
  }

  private static Subject.Evidence evidence(boolean verified, List<String> remarks) {
    List<String> all = new ArrayList<>();
    all.add(
        verified
            ? "The signature is good."
            : "SIGNATURE NOT VERIFIED: anybody can write such a token. Give the issuer's keys with"
                + " --jwks.");
    all.addAll(remarks);
    return new Subject.Evidence(
        verified ? Subject.Signature.VERIFIED : Subject.Signature.NOT_VERIFIED, all);
  }

  private List<String> remarks(Optional<ObjectNode> payload) {
    List<String> remarks = new ArrayList<>();
    if (at.isEmpty()) {
      remarks.add(
          "Times not judged, give --at to have them judged: issued "
              + time(payload, "iat")
              + ", expires "
              + time(payload, "exp")
              + ".");
    }
    if (audience.isEmpty()) {
      remarks.add("Audience not judged, give --audience to have it judged.");
    }
    return remarks;
  }

  private static String time(Optional<ObjectNode> payload, String claim) {
    JsonNode seconds = payload.<JsonNode>map(claims -> claims.path(claim)).orElse(null);
    return seconds != null && seconds.isIntegralNumber() && seconds.canConvertToLong()
        ? inWords(seconds.longValue())
        : "at no known time";
  }

  private static String inWords(long seconds) {
    return seconds < 0 || seconds > LATEST
        ? "at no known time"
        : Instant.ofEpochSecond(seconds).toString();
  }

  /** The claims, unverified; empty where the verifier refuses the form as well. */
  private static Optional<ObjectNode> payload(String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token.substring(first + 1, second));
      return StrictJson.read(bytes) instanceof JsonReading.Value(ObjectNode claims)
          ? Optional.of(claims)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
