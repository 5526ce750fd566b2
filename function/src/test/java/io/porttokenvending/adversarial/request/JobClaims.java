package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_CLAIMS_INCOMPLETE;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_CLAIMS_INCONSISTENT;

import java.util.ArrayList;
import java.util.List;

/** GitHub's claims: there, strings, and in agreement with each other. */
final class JobClaims {
  private static final List<String> REQUIRED =
      List.of(
          "repository",
          "repository_id",
          "repository_owner",
          "repository_owner_id",
          "event_name",
          "workflow_ref",
          "job_workflow_ref",
          "run_id",
          "actor_id",
          "sub",
          "jti");

  private static final List<String> OTHER_TYPES =
      List.of("null", "888888888888", "true", "[]", "{}", "[\"acme/api\"]");

  private JobClaims() {}

  static List<RequestCase> presence(Request good) {
    CaseList cases = new CaseList("GitHub claims", good);
    List<String> all = new ArrayList<>(REQUIRED);
    all.add("ref");
    cases.citing("GitHub docs: OIDC reference; runner credentials have the same issuer and keys");
    for (String claim : all) {
      cases.refuse(TOKEN_CLAIMS_INCOMPLETE, "no " + claim, request -> request.without(claim));
      cases.refuseJson(TOKEN_CLAIMS_INCOMPLETE, claim, OTHER_TYPES);
    }
    for (String claim : REQUIRED) {
      cases.refuse(TOKEN_CLAIMS_INCOMPLETE, claim, List.of(""));
    }
    cases.refuse(
        TOKEN_CLAIMS_INCOMPLETE,
        "a runner's own credential",
        request -> request.without("sub").without("jti").without("aud").without("repository"));
    cases.citing("GitHub docs: claims that not every job has");
    for (String claim :
        List.of(
            "check_run_id",
            "sha",
            "workflow",
            "head_ref",
            "base_ref",
            "run_attempt",
            "ref_type",
            "ref_protected",
            "repository_visibility",
            "runner_environment",
            "actor")) {
      cases.grant("no " + claim, request -> request.without(claim));
    }
    return cases.cases();
  }

  static List<RequestCase> agreement(Request good) {
    CaseList cases = new CaseList("GitHub claims", good);
    cases.citing("GitHub docs: repository is owner/name");
    cases.refuse(
        TOKEN_CLAIMS_INCONSISTENT,
        "repository_owner",
        List.of(
            "evil", "acm", "acme2", "acme ", "acme/", "acme/api", "\u0430cme", "a\u0441me", "*"));
    cases.refuse(
        TOKEN_CLAIMS_INCONSISTENT,
        "repository",
        List.of(
            "api",
            "evil/api",
            "acme2/api",
            "acm/eapi",
            "acme.evil/api",
            "/api",
            " acme/api",
            "acme%2Fapi",
            "acme\\api",
            "acme",
            "*/api",
            "\u0430cme/api",
            "acme\u2044api"));
    cases.citing("GitHub changelog 2026-04-23: immutable subjects hold both ids");
    cases.refuse(
        TOKEN_CLAIMS_INCONSISTENT,
        "sub",
        List.of(
            "repo:acme@999999999999/api@888888888889:ref:refs/heads/main",
            "repo:acme@999999999998/api@888888888888:ref:refs/heads/main",
            "repo:acme@888888888888/api@999999999999:ref:refs/heads/main",
            "repo:acme@0999999999999/api@888888888888:ref:refs/heads/main",
            "repo:evil@1/evil@2:ref:refs/heads/main",
            "repo:acme@999999999999/api@8888888888880:environment:x"));
    cases.citing("GitHub docs: both forms of sub, and templates of it");
    cases.grant("immutable sub", request -> request.token(token -> token.withImmutableSubject()));
    cases.grant(
        "sub",
        List.of(
            "repo:acme@999999999999/api@888888888888:environment:x",
            "repo:Acme@999999999999/API@888888888888:job_workflow_ref:x",
            "repo:acme/api:pull_request",
            "repo:evil/evil:ref:refs/heads/main",
            "repository_owner:acme:repository_visibility:private",
            "repo_property_workspace_id:ws-abc123",
            "repo:acme-999999999999/api-888888888888:ref:refs/heads/main",
            "x"));
    cases.citing("GitHub names are not case-sensitive");
    cases.grant("repository_owner", List.of("ACME", "Acme"));
    cases.grant("repository", List.of("ACME/api", "acme/API", "Acme/Other-1._x"));
    return cases.cases();
  }
}
