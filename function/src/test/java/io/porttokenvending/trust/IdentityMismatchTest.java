package io.porttokenvending.trust;

import static io.porttokenvending.trust.Decision.DenialReason.ACCESS_DENIED;
import static io.porttokenvending.trust.Decision.DenialReason.IDENTITY_ID_MISMATCH;
import static io.porttokenvending.trust.Verdicts.ANY_REPOSITORY;
import static io.porttokenvending.trust.Verdicts.IDS;
import static io.porttokenvending.trust.Verdicts.assertDenied;
import static io.porttokenvending.trust.Verdicts.assertGranted;
import static io.porttokenvending.trust.Verdicts.failed;
import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Names of the policy with other ids, as after a name was registered again. */
class IdentityMismatchTest {
  private static final String OWNER_NAME = IDS + "repository_owner: acme";
  private static final String REPOSITORY_NAME = IDS + "repository: acme/api";
  private static final String BOTH_NAMES = OWNER_NAME + "\nrepository: acme/api";

  @ParameterizedTest
  @ValueSource(strings = {OWNER_NAME, REPOSITORY_NAME, BOTH_NAMES})
  void owner_recreated_isMismatchOfUnknownOwner(String rule) {
    TrustPolicy policy = Policies.ofRules(rule);
    Decision.Denied denied = assertDenied(IDENTITY_ID_MISMATCH, policy, resurrected());
    assertFalse(denied.ownerKnown());
    assertEquals(List.of(), denied.failedClaims());
    assertDenied(IDENTITY_ID_MISMATCH, policy, push().with("repository_owner_id", "7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {REPOSITORY_NAME, BOTH_NAMES})
  void repository_recreated_isMismatchOfKnownOwner(String rule) {
    Decision.Denied denied = assertDenied(IDENTITY_ID_MISMATCH, Policies.ofRules(rule), madeAnew());
    assertTrue(denied.ownerKnown());
    assertEquals(List.of("repository_id"), failed(denied));
  }

  @Test
  void names_inOtherAsciiCase_areMismatched() {
    GitHubToken token = madeAnew().with("repository", "ACME/Api").with("repository_owner", "aCME");
    assertDenied(IDENTITY_ID_MISMATCH, Policies.ofRules(BOTH_NAMES), token);
    TrustPolicy kiosk = Policies.ofRules(IDS + "repository: acme/kiosk");
    assertDenied(IDENTITY_ID_MISMATCH, kiosk, madeAnew().with("repository", "acme/KIOSK"));
    assertDenied(ACCESS_DENIED, kiosk, madeAnew().with("repository", "acme/\u212aiosk"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"repository: acme/api", "repository_owner: acme", ""})
  void anyRepository_isNeverMismatched(String names) {
    TrustPolicy policy = Policies.ofRules(ANY_REPOSITORY + names);
    assertGranted(policy, madeAnew());
    assertDenied(ACCESS_DENIED, policy, resurrected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"repository: acme/*", "repository: acme/ap*", "repository_owner: acm*", ""})
  void names_withWildcardsOrNone_areNeverMismatched(String names) {
    TrustPolicy policy = Policies.ofRules(IDS + names);
    assertGranted(policy, push());
    assertDenied(ACCESS_DENIED, policy, madeAnew());
    assertDenied(ACCESS_DENIED, policy, resurrected());
  }

  @Test
  void literalName_nextToWildcard_isMismatchedAlone() {
    TrustPolicy policy = Policies.ofRules(IDS + "repository: [acme/w*, acme/api]");
    assertDenied(IDENTITY_ID_MISMATCH, policy, madeAnew());
    assertDenied(ACCESS_DENIED, policy, madeAnew().with("repository", "acme/web"));
  }

  /** Another repository of the same owner has no name of the policy. */
  @Test
  void ownerName_doesNotMismatchRepositoryId() {
    assertDenied(ACCESS_DENIED, Policies.ofRules(OWNER_NAME), madeAnew());
  }

  @Test
  void ownerName_withRepositoryPattern_isMismatched() {
    TrustPolicy policy = Policies.ofRules(OWNER_NAME + "\nrepository: acme/a*");
    assertDenied(IDENTITY_ID_MISMATCH, policy, resurrected());
    assertDenied(ACCESS_DENIED, policy, madeAnew());
  }

  @Test
  void otherNames_areNotMismatched() {
    TrustPolicy policy = Policies.ofRules(BOTH_NAMES);
    assertDenied(ACCESS_DENIED, policy, madeAnew().with("repository", "acme/web"));
    assertDenied(
        ACCESS_DENIED,
        policy,
        resurrected().with("repository", "evil/api").with("repository_owner", "evil"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ref: refs/heads/dev", "actor: hubot", "environment: x", "event_name: issues"})
  void mismatch_andFailedCondition_isAccessDenied(String condition) {
    TrustPolicy policy = Policies.ofRules(BOTH_NAMES + "\n" + condition);
    assertDenied(ACCESS_DENIED, policy, madeAnew());
    assertDenied(ACCESS_DENIED, policy, resurrected());
  }

  @Test
  void mismatch_andDeniedEvent_isAccessDenied() {
    TrustPolicy policy = Policies.ofRules(BOTH_NAMES);
    assertDenied(ACCESS_DENIED, policy, madeAnew().with("event_name", "issues"));
    assertDenied(ACCESS_DENIED, policy, madeAnew().with("ref", "refs/pull/1/merge"));
  }

  @Test
  void mismatch_andMatchingRule_isGranted() {
    TrustPolicy policy = Policies.ofRules(BOTH_NAMES, "name: all\n" + ANY_REPOSITORY);
    assertEquals("all", assertGranted(policy, madeAnew()));
  }

  @Test
  void mismatch_andFailingRule_isReported() {
    TrustPolicy policy =
        Policies.ofRules(BOTH_NAMES, "name: all\n" + ANY_REPOSITORY + "actor: hubot");
    Decision.Denied denied = assertDenied(IDENTITY_ID_MISMATCH, policy, madeAnew());
    assertEquals(List.of("repository_id"), failed(denied));
  }

  @Test
  void names_ofOtherIssuer_areNotMismatched() {
    PolicyScope scope =
        new PolicyScope(List.of(GitHubTokens.ISSUER, Identities.OTHER_ISSUER), Set.of(), false);
    String rule = "issuer: " + GitHubTokens.ISSUER + "\n" + BOTH_NAMES;
    TrustPolicy policy = Policies.of(Map.of("reader", Policies.profile(rule)), scope);
    assertDenied(IDENTITY_ID_MISMATCH, policy, resurrected());
    GitHubToken there = push().with("iss", Identities.OTHER_ISSUER);
    assertDenied(ACCESS_DENIED, policy, there);
    assertDenied(ACCESS_DENIED, policy, there.with("repository_id", "8"));
  }

  @Test
  void severalIds_ofOneName_areNotMismatched() {
    TrustPolicy policy =
        Policies.ofRules(
            """
            repository_owner_id: 999999999999
            repository_id: [1, 2]
            repository: [acme/api, acme/web]
            """);
    assertGranted(policy, push().with("repository_id", "2"));
    assertDenied(IDENTITY_ID_MISMATCH, policy, push().with("repository_id", "3"));
  }

  /** The owner was deleted, and another owner registered both names. */
  private static GitHubToken resurrected() {
    return push().with("repository_owner_id", "7").with("repository_id", "8");
  }

  /** The same owner deleted and recreated the repository. */
  private static GitHubToken madeAnew() {
    return push().with("repository_id", "8");
  }
}
