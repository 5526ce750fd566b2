package io.porttokenvending.trust;

import java.util.List;
import java.util.Optional;

/**
 * A decision with what each rule makes of the job. It tells what the job sent and never what a rule
 * wants.
 *
 * @param rules those of the profile that name the job's owner, the nearest to holding first; none
 *     where the owner is not named
 */
public record Explanation(Decision decision, List<RuleVerdict> rules) {
  public Explanation {
    rules = List.copyOf(rules);
  }

  /**
   * What one rule makes of the job.
   *
   * @param conditions each claim that the rule looks at, once
   */
  public record RuleVerdict(String rule, List<ConditionVerdict> conditions) {
    public RuleVerdict {
      conditions = List.copyOf(conditions);
    }

    public boolean holds() {
      return failed() == 0;
    }

    /** How many conditions stand in the way. */
    public long failed() {
      return conditions.stream().filter(condition -> !condition.holds()).count();
    }
  }

  /**
   * Whether one claim is as the rule wants it.
   *
   * @param sent empty when the token has no such claim
   */
  public record ConditionVerdict(String claim, Optional<String> sent, boolean holds) {}
}
