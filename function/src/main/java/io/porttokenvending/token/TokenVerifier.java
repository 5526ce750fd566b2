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
 * type of claims, audience, times. The first failure ends the verification. An unlisted issuer
 * causes no key lookup, because an attacker controls {@code iss}.
 */
public final class TokenVerifier {
  private static final int MAX_QUOTED_ISSUER = 200;

  private final Map<String, IssuerKeys> issuers;
  private final List<ClaimCheck> checks;
  private final Duration skew;

  /**
   * Creates a verifier.
   *
   * @param issuers keys of the trusted issuers, by exact name
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
              ? "The token is the text null, because the runner's response contained no token. Add"
                  + " permissions: id-token: write to the job."
              : "The token is not a signed JWT. Send the member value of the runner's response"
                  + " unchanged.");
    }
    CompactJws jws = form.get();
    return switch (JoseHeader.read(jws.header())) {
      case JoseHeader.Reading.Rejected(TokenFault fault, String detail) -> rejected(fault, detail);
      case JoseHeader.Reading.KeyId(String kid) -> verify(jws, kid, now, deadline);
    };
  }

  /** Returns the fetch time of the keys that verified the claims; empty if they never expire. */
  public Optional<Instant> keysFetchedAt(SignedClaims claims) {
    IssuerKeys keys = issuers.get(claims.issuer());
    return keys == null ? Optional.empty() : keys.fetchedAt();
  }

  private Verification verify(CompactJws jws, String kid, Instant now, Deadline deadline) {
    String issuer = jws.payload().path("iss").textValue();
    IssuerKeys keys = issuer == null ? null : issuers.get(issuer);
    if (issuer == null || keys == null) {
      return rejected(
          TokenFault.ISSUER_UNTRUSTED,
          issuer == null
              ? "The token's iss is missing or is not a string. Send an ID token from GitHub"
                  + " Actions."
              : "The token's issuer is not trusted: \""
                  + printable(issuer)
                  + "\". If it is your enterprise's issuer, ask the operator to add it to"
                  + " OIDC_ISSUERS.");
    }
    return switch (keys.find(kid, deadline)) {
      case KeyLookup.Unavailable() -> new Verification.KeysUnavailable();
      case KeyLookup.Unknown() ->
          rejected(
              TokenFault.KEY_UNKNOWN,
              "The token's kid is not among the keys that its issuer publishes. After a key"
                  + " rotation, retry in 30 seconds.");
      case KeyLookup.Found(var key) ->
          Rs256.verifies(key, jws)
              ? check(new SignedClaims(issuer, jws.payload()), now)
              : rejected(
                  TokenFault.SIGNATURE_INVALID,
                  "The token's signature is invalid. Send the token unchanged; it may have been"
                      + " modified or truncated.");
    };
  }

  /** Replaces characters that could end the quotes or control a terminal with question marks. */
  private static String printable(String issuer) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(issuer.length(), MAX_QUOTED_ISSUER); i++) {
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
