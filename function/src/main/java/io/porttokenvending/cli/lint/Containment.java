package io.porttokenvending.cli.lint;

import io.porttokenvending.cli.diff.ConditionCover;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.EventGate;
import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether whoever one rule lets in is let in by another too, as far as that can be proven. */
final class Containment {
  private Containment() {}

  static boolean within(Rule narrow, Rule wide) {
    return narrow.issuer().equals(wide.issuer())
        && wide.ownerIds().containsAll(narrow.ownerIds())
        && repositories(narrow.repositoryIds(), wide.repositoryIds())
        && events(narrow.events()).stream().allMatch(events(wide.events())::contains)
        && emptyRefs(narrow, wide)
        && wide.conditions().stream().allMatch(condition -> implied(condition, narrow));
  }

  private static boolean repositories(Optional<Set<String>> narrow, Optional<Set<String>> wide) {
    return wide.isEmpty() || (narrow.isPresent() && wide.get().containsAll(narrow.get()));
  }

  private static Set<String> events(EventGate gate) {
    return gate.listed().orElse(EventGate.DEFAULT);
  }

  /** A rule without a list matches deployments too, but none of a bare commit. */
  private static boolean emptyRefs(Rule narrow, Rule wide) {
    return !narrow.events().listsDeployment()
        || wide.events().listsDeployment()
        || narrow.conditions().stream().anyMatch(condition -> condition.claim().equals("ref"));
  }

  private static boolean implied(Condition wide, Rule narrow) {
    return narrow.conditions().stream()
        .anyMatch(condition -> condition.claim().equals(wide.claim()) && within(condition, wide));
  }

  private static boolean within(Condition narrow, Condition wide) {
    return switch (narrow) {
      case Condition.OneOf(String claim, Set<String> values) ->
          values.stream().allMatch(wide::admits);
      // Most patterns are literal, and asking is quicker than proving.
      case Condition.Matches(String claim, List<Glob> patterns)
          when patterns.stream().allMatch(Glob::isLiteral) ->
          patterns.stream().allMatch(pattern -> wide.admits(pattern.text()));
      case Condition.Matches matches -> ConditionCover.within(matches, wide);
      case Condition.HasMember members -> ConditionCover.within(members, wide);
    };
  }
}
