package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.ACCESS_DENIED;
import static io.porttokenvending.exchange.ErrorCode.IDENTITY_ID_MISMATCH;

import java.util.List;

/** Who a repository and its owner are: ids, and names that others may have tomorrow. */
final class Owners {
  private static final List<String> NEAR_OWNER_ID =
      List.of(
          "99999999999",
          "9999999999990",
          "999999999998",
          "0999999999999",
          "999999999999 ",
          " 999999999999",
          "+999999999999",
          "999999999999.0",
          "9.99999999999e11",
          "0xe8d4a50fff",
          "999999999999\n",
          "999999999999\u0000",
          "-999999999999",
          "999,999,999,999",
          "999999999999,1",
          "\uff19\uff19\uff19\uff19\uff19\uff19\uff19\uff19\uff19\uff19\uff19\uff19",
          "*",
          "any",
          "99999999999999999999999");

  private Owners() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("owners and repositories", good);
    cases.citing("GitHub docs: ids are strings of digits, and never given again");
    cases.refuse(ACCESS_DENIED, "repository_owner_id", NEAR_OWNER_ID);
    cases.citing("octo-sts, Tinder and Datadog research: one owner's rule is no other's");
    for (String owner : List.of("acme-evil", "evil-acme", "acm", "acmes", "acme.", "xn--acme")) {
      cases.refuse(
          ACCESS_DENIED,
          "repository of " + owner,
          request -> owned(request, owner).claim("repository_owner_id", "9"));
    }
    resurrected(cases, good);
    recreated(cases, good);
    renamed(cases, good);
    return cases.cases();
  }

  /** The names of one who has left, in the hands of another. */
  private static void resurrected(CaseList cases, Request good) {
    cases.citing("pypi/warehouse#10644: the account is resurrected");
    for (String profile : List.of("catalog-reader", "owned")) {
      cases.from(good.profile(profile));
      for (String id : List.of("9", "9999999999990", "99999999999")) {
        cases.deny(
            IDENTITY_ID_MISMATCH,
            profile + ": owner is " + id + " now",
            request -> request.claim("repository_owner_id", id));
        cases.deny(
            IDENTITY_ID_MISMATCH,
            profile + ": both are other than " + id,
            request -> request.claim("repository_owner_id", id).claim("repository_id", id));
      }
      cases.deny(
          IDENTITY_ID_MISMATCH,
          profile + ": with an immutable subject",
          request ->
              request
                  .claim("repository_owner_id", "9")
                  .token(token -> token.withImmutableSubject()));
    }
    cases.citing("never for a rule of any repository: whoever has the owner's name may be meant");
    cases.from(good);
    cases.deny(
        ACCESS_DENIED,
        "another owner of this name",
        request -> request.claim("repository_owner_id", "9").claim("repository_id", "9"));
  }

  private static void recreated(CaseList cases, Request good) {
    cases.citing("GitHub changelog 2026-04-23: a deleted repository's name is free again");
    cases.from(good.profile("catalog-reader"));
    cases.refuse(
        IDENTITY_ID_MISMATCH,
        "repository_id",
        List.of(
            "888888880003",
            "88888888888",
            "8888888888880",
            "0888888888888",
            "888888888888 ",
            "999999999999",
            "888888888888.0",
            "*",
            "any"));
    cases.from(good.profile("owned"));
    cases.refuse(ACCESS_DENIED, "repository_id", List.of("888888880003", "888888888889"));
  }

  private static void renamed(CaseList cases, Request good) {
    cases.citing("RFC 8725 section 3.3: every part that a rule names counts");
    cases.from(good.profile("catalog-reader"));
    cases.refuse(
        ACCESS_DENIED,
        "repository",
        List.of(
            "acme/api2",
            "acme/ap",
            "acme/xapi",
            "acme/api.git",
            "acme/api/",
            "acme/api ",
            "acme/api\n",
            "acme/api\u0000",
            "acme/api/../x",
            "acme/%61pi",
            "acme/a\u0440i",
            "acme/ap\u0131",
            "acme//api",
            "acme/x/acme/api",
            "acme/*",
            "acme/api,acme/canaries"));
    cases.citing("folding ends with ASCII: the Kelvin sign is no k, the long s no s");
    cases.from(good.profile("owned"));
    for (String owner : List.of("a\u0441me", "acm\u0435", "\uff41cme", "acme2")) {
      cases.refuse(
          ACCESS_DENIED,
          "owner called " + CaseList.quoted(owner),
          request -> owned(request, owner));
    }
    cases.citing("GitHub names are not case-sensitive");
    cases.from(good.profile("catalog-reader"));
    cases.grant("repository", List.of("acme/API", "ACME/api", "Acme/Api"));
    cases.from(good.profile("owned"));
    for (String owner : List.of("ACME", "aCMe")) {
      cases.grant("owner called " + owner, request -> owned(request, owner));
    }
    cases.grant("repository", List.of("acme/renamed", "acme/api-2"));
    cases.citing("rules that are met by halves");
    cases.from(good.profile("half-ids"));
    cases.refuse(ACCESS_DENIED, "repository_id", List.of("5"));
    cases.refuse(ACCESS_DENIED, "repository_owner_id", List.of("999999991342"));
    cases.grant(
        "both ids of the other rule",
        request ->
            request.claim("repository_id", "5").claim("repository_owner_id", "999999991342"));
  }

  private static Request owned(Request request, String owner) {
    return request.claim("repository_owner", owner).claim("repository", owner + "/api");
  }
}
