package io.porttokenvending.cli.explain;

import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.EventGate;
import io.porttokenvending.trust.Explanation.ConditionVerdict;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a rule requires of a claim, as its file writes it. The function never returns this. */
final class RequiredText {
  private RequiredText() {}

  /**
   * Returns the part of the rule for a claim.
   *
   * @param verdict one of the rule's verdicts
   */
  static String of(Rule rule, ConditionVerdict verdict) {
    return switch (verdict.claim()) {
      case "issuer" -> PrintableText.value(rule.issuer());
      case "repository_owner_id" -> sorted(rule.ownerIds());
      case "repository_id" -> rule.repositoryIds().map(RequiredText::sorted).orElse("any");
      case "event_name" ->
          rule.events()
              .listed()
              .map(RequiredText::sorted)
              .orElseGet(() ->
                  "an event that needs no listing: "
                      + String.join(", ", new TreeSet<>(EventGate.DEFAULT)));
      default -> condition(rule, verdict);
    };
  }

  private static String condition(Rule rule, ConditionVerdict verdict) {
    Optional<Condition> condition =
        rule.conditions().stream().filter(each -> each.claim().equals(verdict.claim())).findFirst();
    String required = condition.map(RequiredText::text).orElse("any");
    String sent = verdict.sent().orElse("");
    // The event gate, not the rule's own condition, denies a ref that the condition admits.
    boolean admitted = condition.map(each -> each.admits(sent)).orElse(true);
    if (verdict.holds() || !admitted || !verdict.claim().equals("ref")) {
      return required;
    }
    return sent.isEmpty()
        ? required + ", but an empty ref only if event_name lists deployment or deployment_status"
        : required + ", but of a pull request only where event_name lists pull_request";
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
