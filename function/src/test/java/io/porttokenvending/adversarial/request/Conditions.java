package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.ACCESS_DENIED;

import java.util.List;

/** Environments, properties, and rules that are met by halves. */
final class Conditions {
  private Conditions() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("conditions", good);
    environments(cases, good);
    halves(cases, good);
    properties(cases, good);
    others(cases, good);
    return cases.cases();
  }

  private static void environments(CaseList cases, Request good) {
    cases.citing("GitHub docs: %3A in sub; an environment called like a part of sub");
    cases.from(good.profile("deployer").claim("environment", "production"));
    cases.refuse(
        ACCESS_DENIED,
        "environment",
        List.of(
            "production2",
            "prod",
            "xproduction",
            "production ",
            "production\n",
            "production\u0000",
            "production:ref:refs/heads/main",
            "production%3Aref%3Arefs/heads/main",
            "x:production",
            "production:",
            "environment:production",
            "production,staging",
            "pr\u043eduction",
            "product\u0131on",
            "*",
            ""));
    cases.refuse(ACCESS_DENIED, "no environment", request -> request.without("environment"));
    cases.citing("RFC 7519 section 4: of another type is not there");
    cases.refuseJson(
        ACCESS_DENIED, "environment", List.of("null", "true", "[\"production\"]", "{}", "[]"));
    cases.citing("GitHub docs: environment names are not case-sensitive");
    cases.grant("environment", List.of("Production", "PRODUCTION"));
    cases.citing("GitHub docs: an environment takes the ref's place in sub, not in the claims");
    cases.refuse(ACCESS_DENIED, "ref", List.of("refs/heads/dev", "refs/tags/v1", ""));
    cases.refuse(
        ACCESS_DENIED,
        "a subject that says main",
        request ->
            request
                .claim("ref", "refs/heads/dev")
                .claim("sub", "repo:acme/api:ref:refs/heads/main"));
    cases.refuse(
        ACCESS_DENIED,
        "a subject that says production",
        request ->
            request.without("environment").claim("sub", "repo:acme/api:environment:production"));
    cases.grant(
        "sub", List.of("repo:acme/api:environment:other", "repo:acme/api:ref:refs/heads/x"));
  }

  private static void halves(CaseList cases, Request good) {
    cases.citing("aws-oidc-warden 2.1.0: the rule that grants is one rule");
    cases.from(good.profile("halves").claim("environment", "staging"));
    cases.refuse(ACCESS_DENIED, "ref", List.of("refs/heads/release"));
    cases.refuse(ACCESS_DENIED, "environment", List.of("production"));
    cases.refuse(ACCESS_DENIED, "no environment", request -> request.without("environment"));
    cases.grant(
        "the other rule",
        request -> request.claim("ref", "refs/heads/release").claim("environment", "production"));
  }

  private static void properties(CaseList cases, Request good) {
    cases.citing("GitHub changelog 2026-03-12: multi-selects are joined by commas");
    cases.from(good.profile("member").claim("repo_property_team", "gold"));
    cases.refuse(
        ACCESS_DENIED,
        "repo_property_team",
        List.of(
            "golden",
            "marigold",
            "Gold",
            "GOLD",
            "gold ",
            " gold",
            "silver, gold",
            "silver;gold",
            "silver|gold",
            "silver\ngold",
            "silver\uff0cgold",
            "gold\u0000,x",
            "\"gold\",silver",
            "[gold]",
            "gol,d",
            ",",
            ",,",
            "",
            "*",
            "g\u043eld"));
    cases.refuseJson(
        ACCESS_DENIED,
        "repo_property_team",
        List.of("[\"gold\"]", "{\"member\":\"gold\"}", "true"));
    cases.refuse(ACCESS_DENIED, "no property", request -> request.without("repo_property_team"));
    cases.refuse(
        ACCESS_DENIED,
        "another property",
        request -> request.without("repo_property_team").claim("repo_property_teams", "gold"));
    cases.refuse(
        ACCESS_DENIED,
        "a property in upper case",
        request -> request.without("repo_property_team").claim("repo_property_TEAM", "gold"));
    cases.grant(
        "repo_property_team",
        List.of("silver,gold", "gold,silver", "a,gold,b", "gold,gold", ",gold", "gold,,"));
    cases.from(good.profile("whole").claim("repo_property_team", "gold,silver"));
    cases.refuse(
        ACCESS_DENIED,
        "repo_property_team",
        List.of(
            "gold",
            "silver",
            "silver,gold",
            "gold,silver,",
            "gold, silver",
            "gold,silver,x",
            "Gold,silver"));
  }

  private static void others(CaseList cases, Request good) {
    cases.citing("GitHub docs: self-hosted runners may be anyone's machine");
    cases.from(good.profile("hosted"));
    cases.refuse(
        ACCESS_DENIED,
        "runner_environment",
        List.of("self-hosted", "github-hosted,self-hosted", "GitHub-hosted", "github-hosted ", ""));
    cases.refuse(ACCESS_DENIED, "no runner", request -> request.without("runner_environment"));
    cases.citing("an actor is an id; a login can be another's tomorrow");
    cases.from(good.profile("actor"));
    cases.refuse(
        ACCESS_DENIED,
        "actor_id",
        List.of(
            "999999999884",
            "99999999988",
            "9999999998830",
            "0999999999883",
            "999999999883 ",
            "octocat"));
    cases.grant("actor", List.of("renamed", "octocat2"));
    cases.citing("an unknown profile is refused like one that is not for the caller");
    cases.from(good);
    for (String profile :
        List.of(
            "no-such-profile",
            "Default",
            "default ",
            "default.yaml",
            "../default",
            "/default",
            "",
            "-",
            "*",
            "default\u0000",
            "d\u0435fault",
            "p".repeat(64),
            "elsewhere",
            "__proto__")) {
      cases.refuse(
          ACCESS_DENIED,
          "profile " + CaseList.quoted(profile),
          request -> request.profile(profile));
    }
    cases.grant("profile by its name", request -> request.profile("default"));
  }
}
