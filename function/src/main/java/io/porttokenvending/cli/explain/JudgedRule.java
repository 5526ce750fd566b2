package io.porttokenvending.cli.explain;

import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Explanation.RuleVerdict;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A rule and what it makes of one job, of another owner's too, which the function never tells. */
public record JudgedRule(Rule rule, RuleVerdict verdict) {
  private static final Comparator<JudgedRule> NEAREST_FIRST =
      Comparator.comparingLong((JudgedRule judged) -> judged.verdict().failed())
          .thenComparing(judged -> judged.rule().name());

  /** All of a profile's rules, the nearest to holding first. */
  public static List<JudgedRule> all(Profile profile, WorkflowIdentity identity) {
    return profile.rules().stream().map(rule -> of(rule, identity)).sorted(NEAREST_FIRST).toList();
  }

  /** A rule of another issuer fails for that, whatever else would hold. */
  public static JudgedRule of(Rule rule, WorkflowIdentity identity) {
    RuleVerdict verdict = rule.verdict(identity);
    if (rule.issuer().equals(identity.issuer())) {
      return new JudgedRule(rule, verdict);
    }
    List<ConditionVerdict> conditions = new ArrayList<>();
    conditions.add(new ConditionVerdict("issuer", Optional.of(identity.issuer()), false));
    conditions.addAll(verdict.conditions());
    return new JudgedRule(rule, new RuleVerdict(verdict.rule(), false, conditions));
  }

  /** The claims that stand in the way. */
  public List<String> failing() {
    return verdict.conditions().stream()
        .filter(condition -> !condition.holds())
        .map(ConditionVerdict::claim)
        .toList();
  }
}
