package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.explain.EvaluatedRule;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rules and conditions that the cases of a policy cover. A case covers a condition if it is
 * denied, but would be granted without this condition.
 */
final class Coverage {
  private final Set<Gap> gaps = new LinkedHashSet<>();
  private final Set<Gap> all;

  /**
   * A rule or condition that no case covers.
   *
   * @param claim the claim of the condition; empty for the rule itself
   */
  record Gap(String profile, String rule, Optional<String> claim) {
    @Override
    public String toString() {
      return profile
          + ".yaml, rule "
          + PrintableText.value(rule)
          + ": "
          + claim
              .map(name -> "no case is denied only because of " + name)
              .orElse("this rule grants no case");
    }
  }

  /**
   * Creates the coverage before the first case.
   *
   * @param severalIssuers whether a job can have an issuer other than the rule's
   */
  Coverage(TrustPolicy policy, boolean severalIssuers) {
    for (Profile profile : policy.profiles().values()) {
      for (Rule rule : profile.rules()) {
        gaps.add(new Gap(profile.name(), rule.name(), Optional.empty()));
        conditions(rule, severalIssuers).stream()
            .map(claim -> new Gap(profile.name(), rule.name(), Optional.of(claim)))
            .forEach(gaps::add);
      }
    }
    all = Set.copyOf(gaps);
  }

  private static Set<String> conditions(Rule rule, boolean severalIssuers) {
    Set<String> claims = new TreeSet<>(List.of("repository_owner_id", "event_name"));
    if (severalIssuers) {
      claims.add("issuer");
    }
    if (rule.repositoryIds().isPresent()) {
      claims.add("repository_id");
    }
    rule.conditions().forEach(condition -> claims.add(condition.claim()));
    return claims;
  }

  void add(Decision decision, WorkflowIdentity identity) {
    switch (decision) {
      case Decision.Granted(Profile profile, String by) ->
          gaps.remove(new Gap(profile.name(), by, Optional.empty()));
      case Decision.Denied denied ->
          denied.profile().ifPresent(requested -> denied(requested, identity));
    }
  }

  private void denied(Profile profile, WorkflowIdentity identity) {
    for (Rule rule : profile.rules()) {
      List<String> failing = EvaluatedRule.of(rule, identity).failing();
      if (failing.size() == 1 && isGrantedWithout(failing.getFirst(), rule, identity)) {
        gaps.remove(new Gap(profile.name(), rule.name(), Optional.of(failing.getFirst())));
      }
    }
  }

  /** Checks the whole rule, because the event gate also denies some refs. */
  private static boolean isGrantedWithout(String claim, Rule rule, WorkflowIdentity identity) {
    List<Condition> others =
        rule.conditions().stream().filter(each -> !each.claim().equals(claim)).toList();
    return others.size() == rule.conditions().size()
        || rule.withConditions(others).verdict(identity).holds();
  }

  Set<Gap> gaps() {
    return gaps;
  }

  /** Returns the number of rules, and how many of them grant a case. */
  Count rules() {
    return count(false);
  }

  /** Returns the number of conditions, and how many of them deny a case. */
  Count conditions() {
    return count(true);
  }

  record Count(long all, long covered) {}

  private Count count(boolean ofConditions) {
    Predicate<Gap> isCounted = gap -> gap.claim().isPresent() == ofConditions;
    long number = all.stream().filter(isCounted).count();
    return new Count(number, number - gaps.stream().filter(isCounted).count());
  }
}
