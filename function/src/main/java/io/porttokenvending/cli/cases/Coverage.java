package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.explain.EvaluatedRule;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the cases show of a policy. A case shows a condition if the case is denied and fails only
 * this condition: without the condition it would be granted.
 */
final class Coverage {
  private final List<RuleCoverage> rules = new ArrayList<>();

  /**
   * Starts without any case.
   *
   * @param severalIssuers whether a job can have an issuer other than the rule's
   */
  Coverage(TrustPolicy policy, boolean severalIssuers) {
    for (Profile profile : policy.profiles().values()) {
      for (Rule rule : profile.rules()) {
        rules.add(new RuleCoverage(profile.name(), rule, severalIssuers));
      }
    }
  }

  void add(Decision decision, WorkflowIdentity identity) {
    switch (decision) {
      case Decision.Granted(Profile profile, String by) ->
          rules.stream()
              .filter(each -> each.profile.equals(profile.name()) && each.rule.name().equals(by))
              .forEach(each -> each.granted = true);
      case Decision.Denied denied ->
          denied
              .profile()
              .ifPresent(profile ->
                  rules.stream()
                      .filter(each -> each.profile.equals(profile.name()))
                      .forEach(each -> each.denied(identity)));
    }
  }

  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    rules.forEach(each -> each.addGaps(gaps));
    return gaps;
  }

  int rules() {
    return rules.size();
  }

  int granting() {
    return (int) rules.stream().filter(each -> each.granted).count();
  }

  int conditions() {
    return rules.stream().mapToInt(each -> each.conditions.size()).sum();
  }

  int denying() {
    return rules.stream().mapToInt(each -> each.denying.size()).sum();
  }

  /**
   * Something that no case shows.
   *
   * @param claim whose condition denies no case; empty if the rule grants none
   */
  record Gap(String profile, String rule, Optional<String> claim) {
    @Override
    public String toString() {
      return profile
          + ".yaml, rule "
          + PrintableText.value(rule)
          + ": "
          + claim
              .map(name -> "no case is denied that fails at " + name + " alone")
              .orElse("no case is granted by it");
    }
  }

  private static final class RuleCoverage {
    private final String profile;
    private final Rule rule;
    private final Set<String> conditions = new TreeSet<>();
    private final Set<String> denying = new TreeSet<>();
    private boolean granted;

    RuleCoverage(String profile, Rule rule, boolean severalIssuers) {
      this.profile = profile;
      this.rule = rule;
      conditions.addAll(List.of("repository_owner_id", "event_name"));
      if (severalIssuers) {
        conditions.add("issuer");
      }
      if (rule.repositoryIds().isPresent()) {
        conditions.add("repository_id");
      }
      rule.conditions().forEach(condition -> conditions.add(condition.claim()));
    }

    void denied(WorkflowIdentity identity) {
      List<String> failing = EvaluatedRule.of(rule, identity).failing();
      if (failing.size() == 1 && isGrantedWithout(failing.getFirst(), identity)) {
        denying.add(failing.getFirst());
      }
    }

    /** The event gate denies some refs too, so the rule without the condition must grant. */
    private boolean isGrantedWithout(String claim, WorkflowIdentity identity) {
      List<Condition> others =
          rule.conditions().stream().filter(each -> !each.claim().equals(claim)).toList();
      return conditions.contains(claim)
          && (others.size() == rule.conditions().size()
              || rule.withConditions(others).verdict(identity).holds());
    }

    void addGaps(List<Gap> gaps) {
      if (!granted) {
        gaps.add(new Gap(profile, rule.name(), Optional.empty()));
      }
      conditions.stream()
          .filter(claim -> !denying.contains(claim))
          .forEach(claim -> gaps.add(new Gap(profile, rule.name(), Optional.of(claim))));
    }
  }
}
