package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.explain.EvaluatedRule;
import io.porttokenvending.cli.explain.Verdict;
import io.porttokenvending.json.Position;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.Optional;

/**
 * The claims of a job, and the expected decision of the policy.
 *
 * @param claims with {@code iss}
 */
record PolicyCase(
    String file,
    Position at,
    String name,
    Optional<String> profile,
    ObjectNode claims,
    Position claimsAt,
    Verdict expected) {

  /** The decision on a case, and the identity of its job. */
  record Result(PolicyCase tested, WorkflowIdentity identity, Decision decision) {
    Verdict verdict() {
      return Verdict.of(decision);
    }

    boolean passed() {
      return verdict().satisfies(tested.expected);
    }

    /** Returns the rule that grants access, or else the nearest; empty without a profile. */
    Optional<EvaluatedRule> rule() {
      return switch (decision) {
        case Decision.Granted(Profile granting, String by) ->
            EvaluatedRule.all(granting, identity).stream()
                .filter(rule -> rule.name().equals(by))
                .findFirst();
        case Decision.Denied denied ->
            denied.profile().map(requested -> EvaluatedRule.all(requested, identity).getFirst());
      };
    }
  }
}
