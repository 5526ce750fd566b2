package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.ANY_REPOSITORY;
import static io.porttokenvending.trust.Verdicts.IDS;
import static io.porttokenvending.trust.Verdicts.assertDenied;
import static io.porttokenvending.trust.Verdicts.assertGranted;
import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {
  @Test
  void rule_withTokenIds_grants() {
    assertGranted(Policies.ofRules(IDS), push());
    assertGranted(Policies.ofRules(ANY_REPOSITORY), push());
    assertGranted(Policies.ofRules(ANY_REPOSITORY), push().with("repository_id", "7"));
  }

  @Test
  void id_notInAnyRule_isDenied() {
    assertDenied(Policies.ofRules(IDS), push().with("repository_id", "7"));
    assertDenied(Policies.ofRules(IDS), push().with("repository_owner_id", "7"));
    assertDenied(Policies.ofRules(ANY_REPOSITORY), push().with("repository_owner_id", "7"));
  }

  /** Ids compare as strings, so different notations of a number are different ids. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0888888888888",
        "888888888888.0",
        " 888888888888",
        "+888888888888",
        "8.88888888888e11",
        "any",
        "*"
      })
  void id_otherSpelling_isDenied(String id) {
    assertDenied(Policies.ofRules(IDS), push().with("repository_id", id));
    assertDenied(Policies.ofRules(IDS), push().with("repository_owner_id", id));
  }

  @Test
  void ids_ofDifferentRules_areNotCombined() {
    TrustPolicy policy =
        Policies.ofRules(
            "repository_owner_id: 1\nrepository_id: 10",
            "repository_owner_id: 2\nrepository_id: 20");
    assertGranted(policy, ids("1", "10"));
    assertGranted(policy, ids("2", "20"));
    assertDenied(policy, ids("1", "20"));
    assertDenied(policy, ids("2", "10"));
  }

  @Test
  void ids_inOneRule_grantEveryPair() {
    TrustPolicy policy =
        Policies.ofRules("repository_owner_id: [1, 2]\nrepository_id: [10, \"20\"]");
    for (String owner : List.of("1", "2")) {
      for (String repository : List.of("10", "20")) {
        assertGranted(policy, ids(owner, repository));
      }
    }
    assertDenied(policy, ids("1", "30"));
    assertDenied(policy, ids("10", "1"));
  }

  @Test
  void ids_ofOtherTrustedIssuer_areDenied() {
    PolicyScope scope =
        new PolicyScope(List.of(GitHubTokens.ISSUER, Identities.OTHER_ISSUER), Set.of(), false);
    String github = Policies.profile("issuer: " + GitHubTokens.ISSUER + "\n" + IDS);
    String both =
        Policies.profile(
            "name: here\nissuer: " + GitHubTokens.ISSUER + "\n" + IDS,
            "name: there\nissuer: " + Identities.OTHER_ISSUER + "\n" + ANY_REPOSITORY);
    GitHubToken there = push().with("iss", Identities.OTHER_ISSUER);
    assertDenied(Policies.of(Map.of("reader", github), scope), there);
    assertEquals("there", assertGranted(Policies.of(Map.of("reader", both), scope), there));
    assertEquals("here", assertGranted(Policies.of(Map.of("reader", both), scope), push()));
  }

  @Test
  void rule_oneKeyFails_isDenied() {
    TrustPolicy policy =
        Policies.ofRules(IDS + "ref: refs/heads/main\nenvironment: production\nactor: octocat");
    GitHubToken good = push().with("environment", "production");
    assertGranted(policy, good);
    assertDenied(policy, good.with("ref", "refs/heads/dev"));
    assertDenied(policy, good.with("environment", "staging"));
    assertDenied(policy, good.without("environment"));
    assertDenied(policy, good.with("actor", "hubot"));
  }

  /**
   * An environment replaces the branch in {@code sub}, but a rule can still restrict the branch.
   */
  @Test
  void environmentAndRef_areBothRequired() {
    TrustPolicy policy = Policies.ofRules(IDS + "ref: refs/heads/main\nenvironment: production");
    assertGranted(policy, push().with("environment", "production"));
    assertDenied(policy, push());
    assertDenied(policy, push().with("environment", "production").with("ref", "refs/heads/dev"));
  }

  @Test
  void environment_likeASubjectPart_isOnlyItsClaim() {
    TrustPolicy policy = Policies.ofRules(IDS + "ref: refs/heads/main");
    GitHubToken forged =
        push().with("ref", "refs/heads/x").with("environment", "x:ref:refs/heads/main");
    assertDenied(policy, forged);
    assertDenied(policy, forged.with("sub", "repo:acme/api:environment:x:ref:refs/heads/main"));
  }

  @Test
  void rules_partialMatches_areNotCombined() {
    TrustPolicy policy =
        Policies.ofRules(
            IDS + "ref: refs/heads/main\nenvironment: production",
            IDS + "ref: refs/heads/dev\nenvironment: staging");
    assertGranted(policy, push().with("environment", "production"));
    assertGranted(policy, push().with("environment", "staging").with("ref", "refs/heads/dev"));
    assertDenied(policy, push().with("environment", "staging"));
    assertDenied(policy, push().with("environment", "production").with("ref", "refs/heads/dev"));
  }

  @Test
  void rules_oneMatch_grants() {
    TrustPolicy policy =
        Policies.ofRules(
            "name: never\n" + IDS + "actor: another", "name: this\n" + IDS + "actor: octocat");
    assertEquals("this", assertGranted(policy, push()));
  }

  @Test
  void subject_anyForm_isIgnored() {
    TrustPolicy policy = Policies.ofRules(IDS + "ref: refs/heads/main");
    for (String ref : List.of("refs/heads/main", "refs/heads/dev")) {
      GitHubToken old = push().with("ref", ref);
      for (GitHubToken other :
          List.of(
              old.withImmutableSubject(),
              old.with("sub", "repository_owner:acme:ref:refs/heads/main"),
              old.with("sub", "repo:evil/evil:ref:refs/heads/main"))) {
        assertEquals(Verdicts.decide(policy, old), Verdicts.decide(policy, other));
      }
    }
    assertGranted(policy, push().withImmutableSubject());
  }

  private static GitHubToken ids(String owner, String repository) {
    return push().with("repository_owner_id", owner).with("repository_id", repository);
  }
}
