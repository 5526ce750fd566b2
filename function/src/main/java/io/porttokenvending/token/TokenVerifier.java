package io.porttokenvending.token;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies an issuer's ID token, in this order: form, header, issuer, key, signature, presence and
 * type of claims, audience, times. Nothing later runs after a refusal, and an issuer that is not
 * listed causes no look for a key: a token's own {@code iss} has led verifiers to attackers' hosts.
 */
public final class TokenVerifier {
  private static final int LONGEST_QUOTED_ISSUER = 200;

  private final Map<String, IssuerKeys> issuers;
  private final List<ClaimCheck> checks;
  private final Duration skew;

  /**
   * A verifier that trusts these issuers and no other.
   *
   * @param issuers their exact names, with their keys
   */
  public TokenVerifier(Map<String, IssuerKeys> issuers, VerifierRules rules) {
    this.issuers = Map.copyOf(issuers);
    this.skew = rules.skew();
    this.checks =
        List.of(
            new RequiredClaims(rules.requiredStrings(), rules.requiredPossiblyEmpty()),
            new AudienceCheck(rules.audiences()),
            new TimesCheck(rules.skew(), rules.maxAge()));
  }

  public Verification verify(Secret token, Instant now, Deadline deadline) {
    String text = token.reveal();
    Optional<CompactJws> form = CompactJws.parse(text);
    if (form.isEmpty()) {
      return rejected(
          TokenFault.MALFORMED,
          text.equals("null")
              ? "The token is the word null, so the runner's response contained no token. Add"
                  + " permissions: id-token: write to the job."
              : "The token is not a signed JWT. Send the member value of the runner's response"
                  + " unchanged.");
    }
    CompactJws jws = form.get();
    return switch (JoseHeader.read(jws.header())) {
      case JoseHeader.Reading.Refused(TokenFault fault, String detail) -> rejected(fault, detail);
      case JoseHeader.Reading.KeyId(String kid) -> verify(jws, kid, now, deadline);
    };
  }

  /** When the keys of the issuer of these claims were fetched, if they were. */
  public Optional<Instant> keysSince(SignedClaims claims) {
    IssuerKeys keys = issuers.get(claims.issuer());
    return keys == null ? Optional.empty() : keys.since();
  }

  private Verification verify(CompactJws jws, String kid, Instant now, Deadline deadline) {
    String issuer = jws.payload().path("iss").textValue();
    IssuerKeys keys = issuer == null ? null : issuers.get(issuer);
    if (issuer == null || keys == null) {
      return rejected(
          TokenFault.ISSUER_UNTRUSTED,
          issuer == null
              ? "The token's iss is missing or is not a string, so its issuer is not trusted."
              : "The token's issuer is not trusted: \""
                  + quotable(issuer)
                  + "\". If it is your enterprise's, ask the operator to add it to OIDC_ISSUERS.");
    }
    return switch (keys.find(kid, deadline)) {
      case KeyLookup.Unavailable() -> new Verification.KeysUnavailable();
      case KeyLookup.Unknown() ->
          rejected(
              TokenFault.KEY_UNKNOWN,
              "The token names a key that its issuer does not publish. After a key rotation this"
                  + " passes within half a minute.");
      case KeyLookup.Found(var key) ->
          Rs256.verifies(key, jws)
              ? check(new SignedClaims(issuer, jws.payload()), now)
              : rejected(
                  TokenFault.SIGNATURE_INVALID,
                  "The token's signature is not its issuer's: it was changed or cut on its way.");
    };
  }

  /** What no URL contains becomes a question mark: it could end the quotes or steer a terminal. */
  private static String quotable(String issuer) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(issuer.length(), LONGEST_QUOTED_ISSUER); i++) {
      char c = issuer.charAt(i);
      text.append(c > ' ' && c <= '~' && c != '"' && c != '\\' ? c : '?');
    }
    return text.toString();
  }

  private Verification check(SignedClaims claims, Instant now) {
    for (ClaimCheck check : checks) {
      Optional<ClaimCheck.Fault> fault = check.check(claims, now);
      if (fault.isPresent()) {
        return new Verification.Rejected(
            fault.get().kind(), fault.get().detail(), Optional.of(claims));
      }
    }
    Instant usableUntil = claims.time("exp").orElseThrow().plus(skew);
    return new Verification.Verified(new VerifiedToken(claims, usableUntil));
  }

  private static Verification rejected(TokenFault fault, String detail) {
    return new Verification.Rejected(fault, detail, Optional.empty());
  }
}
