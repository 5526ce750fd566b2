package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.trust.Decision.DenialReason;
import io.porttokenvending.trust.Decision.FailedClaim;
import java.util.List;
import java.util.Optional;

/** Assertions about a policy's decision. */
final class Verdicts {
  /** The ids of {@link Identities#pushToMain}, which every rule must list. */
  static final String IDS = "repository_owner_id: 999999999999\nrepository_id: 888888888888\n";

  static final String ANY_REPOSITORY = "repository_owner_id: 999999999999\nrepository_id: any\n";

  private Verdicts() {}

  static GitHubToken push() {
    return Identities.pushToMain();
  }

  static Decision decide(TrustPolicy policy, GitHubToken token) {
    return policy.decide(Identities.of(token), Optional.empty());
  }

  /** Returns the name of the matching rule. */
  static String assertGranted(TrustPolicy policy, GitHubToken token) {
    Decision decision = decide(policy, token);
    return assertInstanceOf(Decision.Granted.class, decision, decision::toString).rule();
  }

  static Decision.Denied assertDenied(TrustPolicy policy, GitHubToken token) {
    return assertDenied(DenialReason.ACCESS_DENIED, policy, token);
  }

  static Decision.Denied assertDenied(DenialReason reason, TrustPolicy policy, GitHubToken token) {
    Decision decision = decide(policy, token);
    Decision.Denied denied = assertInstanceOf(Decision.Denied.class, decision, decision::toString);
    assertEquals(reason, denied.reason(), denied::toString);
    return denied;
  }

  /** Returns the names of the failed claims. */
  static List<String> failed(Decision.Denied denied) {
    return denied.failedClaims().stream().map(FailedClaim::claim).toList();
  }
}
