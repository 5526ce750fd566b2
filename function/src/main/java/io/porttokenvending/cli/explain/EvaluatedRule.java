package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.EventGate;
import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Explanation.RuleVerdict;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule and its verdict on one job. Unlike the function, it covers rules for other owners, and
 * shows what each rule requires.
 */
public record EvaluatedRule(Rule rule, RuleVerdict verdict) {
  private static final Comparator<EvaluatedRule> NEAREST_FIRST =
      Comparator.comparingLong((EvaluatedRule each) -> each.verdict().failed())
          .thenComparing(EvaluatedRule::name);

  /** Returns all rules of a profile; rules with the fewest failed conditions come first. */
  public static List<EvaluatedRule> all(Profile profile, WorkflowIdentity identity) {
    return profile.rules().stream().map(rule -> of(rule, identity)).sorted(NEAREST_FIRST).toList();
  }

  /** Evaluates a rule; a rule for another issuer also fails on {@code issuer}. */
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
                    required(condition)));
      }
    }
  }

  /** Adds the members of the function's explain response, and what the rule requires. */
  public void addTo(ObjectNode node) {
    node.put("name", name()).put("holds", verdict.holds());
    ArrayNode conditions = node.putArray("conditions");
    for (ConditionVerdict condition : verdict.conditions()) {
      conditions
          .addObject()
          .put("claim", condition.claim())
          .put("sent", condition.sent().orElse(null))
          .put("wanted", required(condition))
          .put("holds", condition.holds());
    }
  }

  /** Returns the values that the rule requires, as written in the policy. */
  String required(ConditionVerdict verdict) {
    return switch (verdict.claim()) {
      case "issuer" -> PrintableText.value(rule.issuer());
      case "repository_owner_id" -> sorted(rule.ownerIds());
      case "repository_id" -> rule.repositoryIds().map(EvaluatedRule::sorted).orElse("any");
      case "event_name" -> {
        String defaults = String.join(", ", new TreeSet<>(EventGate.DEFAULT));
        yield rule.events()
            .listed()
            .map(EvaluatedRule::sorted)
            .orElse("a default event: " + defaults);
      }
      default -> condition(verdict);
    };
  }

  private String condition(ConditionVerdict verdict) {
    Optional<Condition> condition =
        rule.conditions().stream().filter(each -> each.claim().equals(verdict.claim())).findFirst();
    String required = condition.map(EvaluatedRule::text).orElse("any");
    String sent = verdict.sent().orElse("");
    // The event gate, not the rule's own condition, denies a ref that the condition admits.
    boolean admitted = condition.map(each -> each.accepts(sent)).orElse(true);
    if (verdict.holds() || !admitted || !verdict.claim().equals("ref")) {
      return required;
    }
    return sent.isEmpty()
        ? required + ", but an empty ref only if event_name lists deployment or deployment_status"
        : required + ", but a pull request's ref only if event_name lists pull_request";
  }

  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.OneOf(String claim, Set<String> values) -> sorted(values);
      case Condition.Matches(String claim, List<Glob> patterns) ->
          PrintableText.values(patterns.stream().map(Glob::text).toList());
      case Condition.HasMember(String claim, Set<String> members) ->
          "{member: " + sorted(members) + "}";
    };
  }

  private static String sorted(Collection<String> texts) {
    return PrintableText.values(new TreeSet<>(texts));
  }
}
