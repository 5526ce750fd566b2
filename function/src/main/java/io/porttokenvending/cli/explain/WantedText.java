package io.porttokenvending.cli.explain;

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

/** What a rule wants of a claim, much as its file says it. The function never tells this. */
final class WantedText {
  private WantedText() {}

  /**
   * The rule's part for a claim.
   *
   * @param judged one of the rule's verdicts
   */
  static String of(Rule rule, ConditionVerdict judged) {
    return switch (judged.claim()) {
      case "issuer" -> Shown.value(rule.issuer());
      case "repository_owner_id" -> sorted(rule.ownerIds());
      case "repository_id" -> rule.repositoryIds().map(WantedText::sorted).orElse("any");
      case "event_name" ->
          rule.events()
              .listed()
              .map(WantedText::sorted)
              .orElseGet(() -> "an event that needs no listing: " + String.join(", ", events()));
      default -> condition(rule, judged);
    };
  }

  private static String condition(Rule rule, ConditionVerdict judged) {
    Optional<Condition> condition =
        rule.conditions().stream().filter(each -> each.claim().equals(judged.claim())).findFirst();
    String wanted = condition.map(WantedText::of).orElse("any");
    String sent = judged.sent().orElse("");
    // The event gate, not the rule's own condition, denies a ref that the condition admits.
    boolean taken = condition.map(each -> each.admits(sent)).orElse(true);
    if (judged.holds() || !taken || !judged.claim().equals("ref")) {
      return wanted;
    }
    return sent.isEmpty()
        ? wanted + ", but an empty ref only if event_name lists deployment or deployment_status"
        : wanted + ", but of a pull request only where event_name lists pull_request";
  }

  private static String of(Condition condition) {
    return switch (condition) {
      case Condition.OneOf(String claim, Set<String> values) -> sorted(values);
      case Condition.Matches(String claim, List<Glob> patterns) ->
          Shown.values(patterns.stream().map(Glob::text).toList());
      case Condition.HasMember(String claim, Set<String> members) ->
          "{member: " + sorted(members) + "}";
    };
  }

  private static String sorted(Collection<String> texts) {
    return Shown.values(new TreeSet<>(texts));
  }

  private static Set<String> events() {
    return new TreeSet<>(EventGate.DEFAULT);
  }
}
