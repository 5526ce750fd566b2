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
 * What the cases show of a policy. A case shows a condition if the case is denied and fails only
 * this condition: without the condition it would be granted.
 */
final class Coverage {
  private final Set<Gap> gaps = new LinkedHashSet<>();
  private final Set<Gap> all;

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

  /**
   * Starts without any case.
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
      case Decision.Denied denied -> denied.profile().ifPresent(asked -> denied(asked, identity));
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

  /** The event gate denies some refs too, so the rule without the condition must grant. */
  private static boolean isGrantedWithout(String claim, Rule rule, WorkflowIdentity identity) {
    List<Condition> others =
        rule.conditions().stream().filter(each -> !each.claim().equals(claim)).toList();
    return others.size() == rule.conditions().size()
        || rule.withConditions(others).verdict(identity).holds();
  }

  Set<Gap> gaps() {
    return gaps;
  }

  /** Returns the number of rules, and of those that grant a case. */
  Count rules() {
    return count(false);
  }

  /** Returns the number of conditions, and of those that deny a case. */
  Count conditions() {
    return count(true);
  }

  record Count(long all, long shown) {}

  private Count count(boolean ofConditions) {
    Predicate<Gap> isCounted = gap -> gap.claim().isPresent() == ofConditions;
    long number = all.stream().filter(isCounted).count();
    return new Count(number, number - gaps.stream().filter(isCounted).count());
  }
}
