package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Explanation.RuleVerdict;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A rule with its verdict on one job. Unlike the function, it includes rules of other owners. */
public record EvaluatedRule(Rule rule, RuleVerdict verdict) {
  private static final Comparator<EvaluatedRule> NEAREST_FIRST =
      Comparator.comparingLong((EvaluatedRule each) -> each.verdict().failed())
          .thenComparing(EvaluatedRule::name);

  /** Returns all rules of a profile; those with the fewest failed conditions come first. */
  public static List<EvaluatedRule> all(Profile profile, WorkflowIdentity identity) {
    return profile.rules().stream().map(rule -> of(rule, identity)).sorted(NEAREST_FIRST).toList();
  }

  /** Evaluates a rule; one of another issuer fails at {@code issuer}, too. */
  public static EvaluatedRule of(Rule rule, WorkflowIdentity identity) {
    RuleVerdict verdict = rule.verdict(identity);
    if (rule.issuer().equals(identity.issuer())) {
      return new EvaluatedRule(rule, verdict);
    }
    List<ConditionVerdict> conditions = new ArrayList<>();
    conditions.add(new ConditionVerdict("issuer", Optional.of(identity.issuer()), false));
    conditions.addAll(verdict.conditions());
    return new EvaluatedRule(rule, new RuleVerdict(verdict.rule(), conditions));
  }

  public String name() {
    return rule.name();
  }

  /** Returns the claims that do not match. */
  public List<String> failing() {
    return verdict.conditions().stream()
        .filter(condition -> !condition.holds())
        .map(ConditionVerdict::claim)
        .toList();
  }

  /** Prints one line per claim. */
  public void print(Terminal out, boolean failuresOnly) {
    for (ConditionVerdict condition : verdict.conditions()) {
      if (!failuresOnly || !condition.holds()) {
        out.println(
            "    %s  %s: sent %s, required %s"
                .formatted(
                    out.colored(condition.holds(), condition.holds() ? "holds" : "fails"),
                    condition.claim(),
                    condition.sent().map(PrintableText::value).orElse("nothing"),
                    RequiredText.of(rule, condition)));
      }
    }
  }

  /** Adds the members that the function's explain returns, and what the rule requires. */
  public void addTo(ObjectNode node) {
    node.put("name", name()).put("holds", verdict.holds());
    ArrayNode conditions = node.putArray("conditions");
    for (ConditionVerdict condition : verdict.conditions()) {
      conditions
          .addObject()
          .put("claim", condition.claim())
          .put("sent", condition.sent().orElse(null))
          .put("wanted", RequiredText.of(rule, condition))
          .put("holds", condition.holds());
    }
  }
}
