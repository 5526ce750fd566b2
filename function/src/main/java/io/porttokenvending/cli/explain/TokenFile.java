package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.EphemeralKey;
import io.porttokenvending.cli.PrintableText;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verifies a token as far as the options allow. Without keys, it signs the claims again, so that
 * the function's own code runs all other checks.
 *
 * @param issuers the trusted issuers
 * @param keys empty if the signature cannot be verified
 * @param audience the required audience; empty accepts any
 * @param at instant at which the token is presented; empty accepts any time
 */
record TokenFile(
    List<String> issuers, Optional<JwkSet> keys, Optional<String> audience, Optional<Instant> at) {
  static final String INCONSISTENT = "token_claims_inconsistent";

  /** The function's defaults. */
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  private static final Duration SKEW = Duration.ofSeconds(30);

  /** Longer than the interval between any two times in a token. */
  private static final Duration UNLIMITED = Duration.ofDays(10_000 * 366);

  /** 9999-12-31T23:59:59Z, the latest time that the verifier accepts. */
  private static final long LATEST = 253_402_300_799L;

  private static final Deadline NO_DEADLINE = Deadline.in(Duration.ofDays(1));

  Subject read(String token) {
    ObjectNode payload = payload(token);
    VerifierRules rules = rules(payload);
    Verification verification = verify(Secret.of(token), this::lookUp, rules);
    boolean keyless = verification instanceof Verification.KeysUnavailable;
    if (keyless) {
      EphemeralKey key = new EphemeralKey();
      verification = verify(key.sign(payload), key, rules);
    }
    return switch (verification) {
      case Verification.Verified(VerifiedToken verified) -> {
        Subject.Evidence evidence = evidence(!keyless, payload);
        yield switch (WorkflowIdentity.of(verified)) {
          case WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity) ->
              new Subject.Job(evidence, identity);
          case WorkflowIdentity.Reading.Inconsistent(String detail) ->
              new Subject.Rejected(evidence, INCONSISTENT, detail);
        };
      }
      case Verification.Rejected(TokenFault fault, String detail, var claims) ->
          new Subject.Rejected(
              fault == TokenFault.SIGNATURE_INVALID
                  ? new Subject.Evidence(
                      Subject.Signature.INVALID, List.of("The signature is invalid."))
                  : evidence(!keyless && claims.isPresent(), payload),
              code(fault),
              fault == TokenFault.ISSUER_UNTRUSTED
                  ? detail + " Trusted issuers: " + PrintableText.values(issuers) + "."
                  : detail);
      case Verification.KeysUnavailable() -> throw EphemeralKey.unavailable();
    };
  }

  static String code(TokenFault fault) {
    return "token_" + fault.name().toLowerCase(Locale.ROOT);
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

  private VerifierRules rules(ObjectNode payload) {
    JsonNode sent = payload.path("aud");
    String own = (sent.isArray() ? sent.path(0) : sent).asText();
    return new VerifierRules(
        List.of(audience.orElse(own.isBlank() ? "any audience" : own)),
        at.isPresent() ? MAX_AGE : UNLIMITED,
        at.isPresent() ? SKEW : UNLIMITED,
        GitHubClaims.REQUIRED,
        GitHubClaims.REQUIRED_POSSIBLY_EMPTY);
  }

  private Subject.Evidence evidence(boolean verified, ObjectNode payload) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        verified
            ? "The signature is valid."
            : "SIGNATURE NOT VERIFIED: anyone can forge such a token. Pass the issuer's keys with"
                + " --jwks.");
    if (at.isEmpty()) {
      remarks.add(
          "Times not checked: issued %s, expires %s. Pass --at to check them."
              .formatted(time(payload.path("iat")), time(payload.path("exp"))));
    }
    if (audience.isEmpty()) {
      remarks.add("Audience not checked. Pass --audience to check it.");
    }
    return new Subject.Evidence(
        verified ? Subject.Signature.VERIFIED : Subject.Signature.NOT_VERIFIED, remarks);
  }

  private static String time(JsonNode seconds) {
    boolean known =
        seconds.isIntegralNumber()
            && seconds.canConvertToLong()
            && seconds.longValue() >= 0
            && seconds.longValue() <= LATEST;
    return known ? Instant.ofEpochSecond(seconds.longValue()).toString() : "at an unknown time";
  }

  /** Returns the unverified claims; none if the verifier rejects the token's form. */
  private static ObjectNode payload(String token) {
    String[] parts = token.split("\\.", 3);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
      if (StrictJson.read(bytes) instanceof JsonReading.Value(ObjectNode claims)) {
        return claims;
      }
    } catch (IllegalArgumentException e) {
      // The verifier rejects a payload that is not base64url.
    }
    return JsonNodeFactory.instance.objectNode();
  }
}
