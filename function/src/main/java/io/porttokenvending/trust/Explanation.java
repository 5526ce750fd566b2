package io.porttokenvending.trust;

import java.util.List;
import java.util.Optional;

/**
 * A decision with the result of each rule. It contains the job's claims, and never a rule's
 * required values.
 *
 * @param rules results of the profile's rules that name the job's owner, those with the fewest
 *     failed conditions first
 */
public record Explanation(Decision decision, List<RuleVerdict> rules) {
  public Explanation {
    rules = List.copyOf(rules);
  }

  /**
   * The result of one rule.
   *
   * @param conditions one result per claim that the rule requires
   */
  public record RuleVerdict(String rule, List<ConditionVerdict> conditions) {
    public RuleVerdict {
      conditions = List.copyOf(conditions);
    }

    public boolean holds() {
      return failed() == 0;
    }

    /** Returns the number of failed conditions. */
    public long failed() {
      return conditions.stream().filter(condition -> !condition.holds()).count();
    }
  }

  /**
   * The result of one condition.
   *
   * @param sent the token's value; empty when the token has no such claim
   */
  public record ConditionVerdict(String claim, Optional<String> sent, boolean holds) {}
}
