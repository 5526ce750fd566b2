package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.explain.JudgedRule;
import io.porttokenvending.cli.explain.Shown;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the cases have shown of one rule. A condition is shown by a case that is denied and fails
 * this condition alone: were the condition gone, the case would be granted.
 */
final class RuleCoverage {
  private final String profile;
  private final Rule rule;
  private final Set<String> conditions = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();
  private boolean granted;

  /**
   * Nothing shown yet.
   *
   * @param severalIssuers whether a job could come from another issuer than the rule's
   */
  RuleCoverage(String profile, Rule rule, boolean severalIssuers) {
    this.profile = profile;
    this.rule = rule;
    if (severalIssuers) {
      conditions.add("issuer");
    }
    conditions.add("repository_owner_id");
    if (rule.repositoryIds().isPresent()) {
      conditions.add("repository_id");
    }
    conditions.add("event_name");
    rule.conditions().forEach(condition -> conditions.add(condition.claim()));
  }

  /**
   * Something that no case has shown.
   *
   * @param claim whose condition no case refuses; empty when no case is granted by the rule
   */
  record Gap(String profile, String rule, Optional<String> claim) {
    @Override
    public String toString() {
      return profile
          + ".yaml, rule "
          + Shown.value(rule)
          + ": "
          + claim
              .map(name -> "no case is denied that fails at " + name + " alone")
              .orElse("no case is granted by it");
    }
  }

  void granted() {
    granted = true;
  }

  void denied(WorkflowIdentity identity) {
    List<String> failing = JudgedRule.of(rule, identity).failing();
    if (failing.size() == 1 && failsAsWritten(failing.getFirst(), identity)) {
      refused.add(failing.getFirst());
    }
  }

  String rule() {
    return rule.name();
  }

  boolean isGranted() {
    return granted;
  }

  int conditions() {
    return conditions.size();
  }

  int refused() {
    return refused.size();
  }

  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    if (!granted) {
      gaps.add(new Gap(profile, rule.name(), Optional.empty()));
    }
    for (String claim : conditions) {
      if (!refused.contains(claim)) {
        gaps.add(new Gap(profile, rule.name(), Optional.of(claim)));
      }
    }
    return gaps;
  }

  /** The event gate denies some refs too; a rule without the condition must grant the case. */
  private boolean failsAsWritten(String claim, WorkflowIdentity identity) {
    List<Condition> others =
        rule.conditions().stream().filter(condition -> !condition.claim().equals(claim)).toList();
    return conditions.contains(claim)
        && (others.size() == rule.conditions().size()
            || rule.withConditions(others).verdict(identity).holds());
  }
}
