package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.ACCESS_DENIED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_ISSUER_UNTRUSTED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_KEY_UNKNOWN;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_SIGNATURE_INVALID;

import java.util.List;

/** Two trusted issuers, whose tokens are not interchangeable. */
final class Issuers {
  private static final List<String> PROFILES =
      List.of(
          "default",
          "catalog-reader",
          "owned",
          "anywhere",
          "workflow",
          "protected",
          "hosted",
          "actor");

  private Issuers() {}

  static List<RequestCase> cases(CorpusWorld world, Request good) {
    CaseList cases = new CaseList("issuers", good);
    cases.citing("pypi/warehouse#19661, #19718: every rule is bound to one issuer");
    for (String profile : PROFILES) {
      cases.from(good.profile(profile));
      cases.refuse(
          ACCESS_DENIED,
          "the other issuer asks for " + profile,
          request ->
              request
                  .claim("iss", world.other().issuer())
                  .signedBy(world.other())
                  .kid(world.other().kid()));
    }
    cases.citing("CVE-2025-52477: an unlisted iss is not asked for its keys").from(good);
    cases.refuse(
        TOKEN_ISSUER_UNTRUSTED,
        "a stranger's token",
        request -> request.claim("iss", world.unlisted().issuer()).signedBy(world.unlisted()));
    cases.citing("pypi/warehouse#19661, #19718: every rule is bound to one issuer");
    Request elsewhere = Request.of(world.other()).profile("elsewhere");
    cases.from(elsewhere);
    cases.refuse(
        ACCESS_DENIED,
        "GitHub asks for the other's profile",
        request ->
            request
                .claim("iss", good.signer().issuer())
                .signedBy(good.signer())
                .kid(good.signer().kid()));
    cases.grant("the other's own token", request -> request.claim("run_attempt", "2"));
    cases.grant(
        "the other's own token, immutable subject",
        request -> request.token(token -> token.withImmutableSubject()));
    cases.citing("RFC 8725 section 3.8: the key is the issuer's own");
    cases.from(good);
    cases.refuse(
        TOKEN_KEY_UNKNOWN,
        "signed by the other's key",
        request -> request.signedBy(world.other()).kid(world.other().kid()));
    cases.refuse(
        TOKEN_KEY_UNKNOWN,
        "iss of the other, key of this one",
        request -> request.claim("iss", world.other().issuer()));
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        "iss and kid of the other, key of this one",
        request -> request.claim("iss", world.other().issuer()).kid(world.other().kid()));
    cases.from(elsewhere);
    cases.refuse(
        TOKEN_KEY_UNKNOWN,
        "the other's iss, kid of this one",
        request -> request.kid(good.signer().kid()));
    cases.refuse(
        TOKEN_SIGNATURE_INVALID,
        "the other's iss and kid, this one's key",
        request -> request.signedBy(good.signer()));
    return cases.cases();
  }
}
