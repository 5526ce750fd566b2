package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.explain.JudgedRule;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.Optional;

/** What the policy made of a case. */
record CaseResult(PolicyCase tested, WorkflowIdentity identity, Decision decision) {
  boolean passed() {
    return tested.expectation().isMetBy(decision);
  }

  /**
   * The rule that came nearest to granting; empty when one grants, or no profile was decided on.
   */
  Optional<JudgedRule> nearest() {
    return switch (decision) {
      case Decision.Granted granted -> Optional.empty();
      case Decision.Denied denied ->
          denied.profile().flatMap(asked -> JudgedRule.all(asked, identity).stream().findFirst());
    };
  }

  /** The rule that grants; empty when none does. */
  Optional<JudgedRule> granting() {
    return switch (decision) {
      case Decision.Granted(var profile, String by) ->
          JudgedRule.all(profile, identity).stream()
              .filter(judged -> judged.rule().name().equals(by))
              .findFirst();
      case Decision.Denied denied -> Optional.empty();
    };
  }
}
