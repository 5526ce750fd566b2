package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.testing.RandomTrust;
import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Explanation.RuleVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final TrustPolicy POLICY =
      Policies.ofRules(
          """
          name: far
          repository_owner_id: 999999999999
          repository_id: [1, 2]
          ref: refs/heads/release
          environment: production
          """,
          """
          name: near
          repository_owner_id: 999999999999
          repository_id: any
          ref: refs/heads/main
          event_name: [schedule, workflow_dispatch]
          """,
          """
          name: of another repository
          repository_owner_id: 1
          repository_id: any
          """);

  @Test
  void rules_ofOwner_areExplainedNearestFirst() {
    assertEquals(
        List.of(
            new RuleVerdict(
                "near",
                List.of(
                    verdict("event_name", "push", false),
                    verdict("ref", "refs/heads/main", true),
                    verdict("repository_id", "888888888888", true),
                    verdict("repository_owner_id", "999999999999", true))),
            new RuleVerdict(
                "far",
                List.of(
                    new ConditionVerdict("environment", Optional.empty(), false),
                    verdict("event_name", "push", true),
                    verdict("ref", "refs/heads/main", false),
                    verdict("repository_id", "888888888888", false),
                    verdict("repository_owner_id", "999999999999", true)))),
        explain(POLICY, push()).rules());
  }

  @Test
  void unknownOwner_getsNoRules() {
    Explanation explanation = explain(POLICY, push().with("repository_owner_id", "99"));
    assertEquals(List.of(), explanation.rules());
  }

  @Test
  void profile_unknown_hasNoRules() {
    Explanation explanation = POLICY.explain(Identities.of(push()), Optional.of("none"));
    assertEquals(List.of(), explanation.rules());
  }

  @Test
  void event_unsafe_failsEventName() {
    GitHubToken job = push().with("event_name", "pull_request_target");
    TrustPolicy policy = Policies.ofRules("repository_owner_id: 999999999999\nrepository_id: any");
    assertEquals(List.of(verdict("event_name", "pull_request_target", false)), failed(policy, job));
  }

  @Test
  void pullRef_matchingPattern_failsRef() {
    GitHubToken job = push().with("ref", "refs/pull/7/merge");
    TrustPolicy policy =
        Policies.ofRules("repository_owner_id: 999999999999\nrepository_id: any\nref: refs/**");
    assertEquals(List.of(verdict("ref", "refs/pull/7/merge", false)), failed(policy, job));
  }

  @Test
  void explanations_randomJobs_agreeWithDecision() {
    RandomTrust random = new RandomTrust(20_261_120);
    int granted = 0;
    for (int i = 0; i < 150; i++) {
      TrustPolicy policy = Policies.of(Map.of("reader", Policies.profile(random.rules())));
      for (int j = 0; j < 10; j++) {
        Explanation explanation = explain(policy, random.job());
        List<String> holding =
            explanation.rules().stream().filter(RuleVerdict::holds).map(RuleVerdict::rule).toList();
        switch (explanation.decision()) {
          case Decision.Granted(Profile _, String rule) -> {
            assertTrue(holding.contains(rule));
            granted++;
          }
          case Decision.Denied denied -> {
            assertEquals(List.of(), holding);
            assertEquals(denied.ownerKnown(), !explanation.rules().isEmpty());
          }
        }
      }
    }
    assertTrue(granted > 150, () -> "the random jobs are hardly ever granted");
  }

  private static Explanation explain(TrustPolicy policy, GitHubToken job) {
    return policy.explain(Identities.of(job), Optional.of("reader"));
  }

  private static List<ConditionVerdict> failed(TrustPolicy policy, GitHubToken job) {
    return explain(policy, job).rules().getFirst().conditions().stream()
        .filter(condition -> !condition.holds())
        .toList();
  }

  private static ConditionVerdict verdict(String claim, String sent, boolean holds) {
    return new ConditionVerdict(claim, Optional.of(sent), holds);
  }
}
