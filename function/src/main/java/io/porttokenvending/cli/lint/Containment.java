package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.EventGate;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether whoever one rule lets in is let in by another too. It says so only where that is certain;
 * of two different patterns with wildcards it is not.
 */
final class Containment {
  private Containment() {}

  static boolean within(Rule narrow, Rule wide) {
    return narrow.issuer().equals(wide.issuer())
        && wide.ownerIds().containsAll(narrow.ownerIds())
        && repositories(narrow.repositoryIds(), wide.repositoryIds())
        && events(narrow.events()).stream().allMatch(events(wide.events())::contains)
        && wide.conditions().stream().allMatch(condition -> implied(condition, narrow));
  }

  private static boolean repositories(Optional<Set<String>> narrow, Optional<Set<String>> wide) {
    return wide.isEmpty() || (narrow.isPresent() && wide.get().containsAll(narrow.get()));
  }

  private static Set<String> events(EventGate gate) {
    return gate.listed().orElse(EventGate.DEFAULT);
  }

  private static boolean implied(Condition wide, Rule narrow) {
    return narrow.conditions().stream()
        .anyMatch(condition -> condition.claim().equals(wide.claim()) && within(condition, wide));
  }

  private static boolean within(Condition narrow, Condition wide) {
    return switch (narrow) {
      case Condition.OneOf(String claim, Set<String> values) ->
          values.stream().allMatch(wide::admits);
      case Condition.Matches(String claim, List<Glob> patterns) ->
          patterns.stream().allMatch(pattern -> within(pattern, wide));
      case Condition.HasMember(String claim, Set<String> members) ->
          wide instanceof Condition.HasMember(String other, Set<String> wider)
              && wider.containsAll(members);
    };
  }

  private static boolean within(Glob narrow, Condition wide) {
    return narrow.isLiteral()
        ? wide.admits(narrow.text())
        : wide instanceof Condition.Matches(String claim, List<Glob> patterns)
            && patterns.contains(narrow);
  }
}
