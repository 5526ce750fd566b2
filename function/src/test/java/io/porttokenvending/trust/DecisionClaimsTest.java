package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.IDS;
import static io.porttokenvending.trust.Verdicts.assertDenied;
import static io.porttokenvending.trust.Verdicts.assertGranted;
import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Decision.FailedClaim;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionClaimsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ref               | refs/heads/main             | refs/heads/main
          ref               | refs/heads/release/**       | refs/heads/release/1/2
          ref               | [refs/heads/a, refs/tags/*] | refs/tags/v1
          ref               | refs/heads/**               | refs/heads/feat (1) & 'x' \u00e9
          repository        | acme/api                    | ACME/Api
          repository        | acme/*                      | acme/web
          repository_owner  | ACME                        | acme
          environment       | Production                  | pRODUCTION
          environment       | "prod (eu): [1]"            | prod (eu): [1]
          environment       | prod-*                      | Prod-eu
          workflow_ref      | Acme/API/.github/workflows/*.yml@refs/heads/main | acme/api/.github/workflows/a.yml@refs/heads/main
          job_workflow_ref  | acme/shared/.github/workflows/x.yml@refs/tags/v* | acme/shared/.github/workflows/x.yml@refs/tags/v1
          workflow          | Agent*                      | Agent \u2014 nightly
          actor             | octocat                     | octocat
          actor_id          | [1, 999999999883]                 | 999999999883
          head_ref          | feature/*                   | feature/a
          base_ref          | main                        | main
          ref_protected     | "true"                      | true
          ref_type          | branch                      | branch
          repository_visibility | [private, internal]     | internal
          runner_environment | github-hosted              | github-hosted
          run_attempt       | 1                           | 1
          run_number        | 4                           | 4
          run_id            | 19677834613                 | 19677834613
          check_run_id      | "56363837828"               | 56363837828
          sha               | "0f661a4a*"                 | 0f661a4a011d77cb21fa4dc7013d9b6f928666ed
          workflow_sha      | "0f661a4a*"                 | 0f661a4a011d77cb21fa4dc7013d9b6f928666ed
          job_workflow_sha  | "0f661a4a*"                 | 0f661a4a011d77cb21fa4dc7013d9b6f928666ed
          enterprise        | acme-inc                    | acme-inc
          enterprise_id     | 2468                        | 2468
          environment_node_id | EN_kwDOabc                | EN_kwDOabc
          issuer_scope      | a                           | a
          """)
  void claim_matchingTheRule_isGranted(String claim, String wanted, String sent) {
    assertGranted(policy(claim, wanted), push().with(claim, sent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ref               | refs/heads/main             | refs/heads/MAIN
          ref               | refs/heads/main             | refs/heads/main-x
          ref               | refs/heads/main             | refs/tags/main
          ref               | refs/heads/*                | refs/heads/a/b
          ref               | [refs/heads/a, refs/heads/b] | refs/heads/a,refs/heads/b
          repository        | acme/api                    | acme/api-x
          repository        | acme/api                    | acme/\u212a
          repository        | acme/k                      | acme/\u212a
          repository        | acme/*                      | acme/a/b
          environment       | production                  | productio\u0144
          environment       | production                  | production%20
          environment       | kiosk                       | \u212aiosk
          workflow_ref      | acme/api/.github/workflows/a.yml@refs/heads/main | acme/api/.github/workflows/A.yml@refs/heads/main
          workflow_ref      | acme/api/.github/workflows/*@refs/heads/main | acme/api/.github/workflows/a.yml@refs/heads/x@refs/heads/main
          job_workflow_ref  | acme/shared/.github/workflows/x.yml@refs/tags/v* | acme/shared/.github/workflows/x.yml@refs/tags/v1/2
          workflow          | Agent                       | agent
          actor             | octocat                     | Octocat
          actor             | octo*                       | hubot
          actor_id          | 999999999883                      | 0999999999883
          head_ref          | feature/*                   | fix/a
          ref_protected     | "true"                      | TRUE
          ref_protected     | "true"                      | false
          ref_type          | branch                      | tag
          repository_visibility | private                 | Private
          runner_environment | github-hosted              | self-hosted
          run_attempt       | 1                           | 2
          environment_node_id | EN_kwDOabc                | EN_kwDOABC
          enterprise        | acme-inc                    | Acme-Inc
          """)
  void claim_otherValue_isDeniedAndReported(String claim, String wanted, String sent) {
    Decision.Denied denied = assertDenied(policy(claim, wanted), push().with(claim, sent));
    assertEquals(List.of(new FailedClaim(claim, Optional.of(sent))), denied.failedClaims());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor: '*'",
        "actor: '**'",
        "actor: ['*', '**', a]",
        "environment: '*'",
        "environment: '**'",
        "environment: [production, '**']",
        "runner_environment: '*'",
        "enterprise: '**'",
        "head_ref: a**",
        "enterprise_id: [1, 2]",
        "repo_property_team: '*'",
        "repo_property_team: [a, '**']",
        "repo_property_team: {member: a}"
      })
  void claim_absentEmptyOrNotString_isDenied(String condition) {
    String claim = condition.substring(0, condition.indexOf(':'));
    TrustPolicy policy = Policies.ofRules(IDS + condition);
    assertNamed(claim, Optional.empty(), policy, push().without(claim));
    assertNamed(claim, Optional.of(""), policy, push().with(claim, ""));
    assertNamed(claim, Optional.empty(), policy, push().with(claim, JSON.nullNode()));
    assertNamed(claim, Optional.empty(), policy, push().with(claim, JSON.booleanNode(true)));
    assertNamed(claim, Optional.empty(), policy, push().with(claim, 1));
    assertNamed(claim, Optional.empty(), policy, push().with(claim, JSON.arrayNode().add("a")));
    assertNamed(claim, Optional.empty(), policy, push().with(claim, JSON.objectNode()));
  }

  /** A deployment of a bare commit has an empty ref. */
  @ParameterizedTest
  @ValueSource(strings = {"refs/heads/main", "refs/**", "r*", "[refs/heads/main, refs/**]"})
  void ref_empty_isDenied(String wanted) {
    GitHubToken deployment = push().with("event_name", "deployment").with("ref", "");
    assertNamed("ref", Optional.of(""), policy("ref", wanted), deployment);
    assertGranted(Policies.ofRules(IDS + "event_name: deployment"), deployment);
  }

  @ParameterizedTest
  @CsvSource({"Ref", "REF", "ref ", "environment_name"})
  void claim_similarName_isDenied(String name) {
    TrustPolicy policy = policy("environment", "production");
    assertDenied(policy, push().with("Environment", "production").with(name, "production"));
  }

  private static void assertNamed(
      String claim, Optional<String> sent, TrustPolicy policy, GitHubToken token) {
    Decision.Denied denied = assertDenied(policy, token);
    assertEquals(List.of(new FailedClaim(claim, sent)), denied.failedClaims());
  }

  private static TrustPolicy policy(String claim, String wanted) {
    return Policies.ofRules(IDS + claim + ": " + wanted);
  }
}
