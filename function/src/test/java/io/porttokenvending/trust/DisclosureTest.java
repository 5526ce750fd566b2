package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.ANY_REPOSITORY;
import static io.porttokenvending.trust.Verdicts.IDS;
import static io.porttokenvending.trust.Verdicts.assertDenied;
import static io.porttokenvending.trust.Verdicts.decide;
import static io.porttokenvending.trust.Verdicts.failed;
import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Decision.FailedClaim;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A denial contains only the caller's claims, and only if the policy names the owner. */
class DisclosureTest {
  private static final String CANARIES =
      IDS
          + """
          ref: refs/heads/canary
          environment: canary
          actor: [canary, canary-*]
          actor_id: 424242
          repository: acme/canary
          workflow_ref: acme/canary/.github/workflows/canary.yml@refs/heads/canary
          event_name: [canary, schedule]
          repo_property_team: {member: canary}
          """;

  @Test
  void knownOwner_getsFailedClaimsWithValues() {
    TrustPolicy policy = Policies.ofRules(CANARIES);
    Decision.Denied denied =
        assertDenied(policy, push().with("repo_property_team", "a,b").with("actor", ""));
    assertTrue(denied.ownerKnown());
    assertEquals(
        List.of(
            new FailedClaim("actor", Optional.of("")),
            new FailedClaim("actor_id", Optional.of("999999999883")),
            new FailedClaim("environment", Optional.empty()),
            new FailedClaim("event_name", Optional.of("push")),
            new FailedClaim("ref", Optional.of("refs/heads/main")),
            new FailedClaim("repo_property_team", Optional.of("a,b")),
            new FailedClaim("repository", Optional.of("acme/api")),
            new FailedClaim(
                "workflow_ref",
                Optional.of("acme/api/.github/workflows/agent.yml@refs/heads/main"))),
        denied.failedClaims());
    assertEquals(Optional.of("reader"), denied.profile().map(Profile::name));
  }

  @Test
  void denial_containsNothingOfPolicy() {
    TrustPolicy policy = Policies.ofRules(CANARIES);
    for (GitHubToken token :
        List.of(
            push(),
            push().with("repository_id", "7"),
            push().with("repository_owner_id", "7"),
            push().with("event_name", "issues"))) {
      String denied = assertDenied(policy, token).toString();
      assertFalse(denied.contains("canary") || denied.contains("424242"), denied);
    }
  }

  @Test
  void knownOwner_otherRepository_getsFailedId() {
    Decision.Denied denied =
        assertDenied(Policies.ofRules(CANARIES), push().with("repository_id", "7"));
    assertEquals(
        List.of(new FailedClaim("repository_id", Optional.of("7"))), denied.failedClaims());
  }

  @Test
  void claim_failedInSeveralRules_isReportedOnce() {
    TrustPolicy policy =
        Policies.ofRules(
            ANY_REPOSITORY + "ref: refs/heads/a",
            IDS + "ref: refs/heads/b\nactor: hubot",
            IDS + "ref: refs/heads/main\nactor: another");
    assertEquals(List.of("actor", "ref"), failed(assertDenied(policy, push())));
  }

  @Test
  void claim_ofOtherRepositorysRule_isNotReported() {
    TrustPolicy policy =
        Policies.ofRules(
            ANY_REPOSITORY + "ref: refs/heads/a",
            "repository_owner_id: 999999999999\nrepository_id: 7\nenvironment: secret");
    assertEquals(List.of("ref"), failed(assertDenied(policy, push())));
  }

  @Test
  void unknownOwner_getsNoFailedClaims() {
    TrustPolicy policy =
        Policies.ofRules(
            IDS + "repository: acme/api",
            IDS + "ref: refs/heads/main\nevent_name: issues",
            ANY_REPOSITORY + "environment: production");
    GitHubToken unknownOwner = push().with("repository_owner_id", "9");
    for (GitHubToken token :
        List.of(
            unknownOwner,
            unknownOwner.with("repository_id", "9"),
            unknownOwner.with("event_name", "issues"),
            unknownOwner.with("event_name", "pull_request").with("ref", "refs/pull/1/merge"),
            unknownOwner.with("environment", "production"),
            unknownOwner.withImmutableSubject())) {
      Decision decision = decide(policy, token);
      Decision.Denied denied = assertInstanceOf(Decision.Denied.class, decision);
      assertFalse(denied.ownerKnown());
      assertEquals(List.of(), denied.failedClaims());
    }
  }
}
