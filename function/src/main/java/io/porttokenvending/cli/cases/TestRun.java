package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.cli.explain.EvaluatedRule;
import io.porttokenvending.cli.explain.Verdict;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.ProblemKind;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The results of all cases.
 *
 * @param problems of cases that cannot be decided
 */
record TestRun(
    String policyVersion,
    List<CaseResult> results,
    List<PolicyProblem> problems,
    Coverage coverage) {
  /** The decision on one case, and the identity of its job. */
  record CaseResult(PolicyCase tested, WorkflowIdentity identity, Decision decision) {
    Verdict verdict() {
      return Verdict.of(decision);
    }

    boolean passed() {
      return verdict().meets(tested.expected());
    }

    /** The rule that grants access, or else the nearest; empty if no profile was evaluated. */
    Optional<EvaluatedRule> rule() {
      return switch (decision) {
        case Decision.Granted(var profile, String by) ->
            EvaluatedRule.all(profile, identity).stream()
                .filter(rule -> rule.name().equals(by))
                .findFirst();
        case Decision.Denied denied ->
            denied
                .profile()
                .flatMap(asked -> EvaluatedRule.all(asked, identity).stream().findFirst());
      };
    }
  }

  static TestRun of(TrustPolicy policy, List<String> issuers, CaseFolder folder) {
    SimulatedJob jobs = new SimulatedJob(issuers.getFirst());
    Coverage coverage = new Coverage(policy, issuers.size() > 1);
    List<PolicyProblem> problems = new ArrayList<>(folder.problems());
    List<CaseResult> results = new ArrayList<>();
    for (PolicyCase tested : folder.cases()) {
      switch (jobs.of(tested.claims())) {
        case SimulatedJob.Reading.Identity(WorkflowIdentity identity) -> {
          Decision decision = policy.decide(identity, tested.profile());
          results.add(new CaseResult(tested, identity, decision));
          coverage.add(decision, identity);
        }
        case SimulatedJob.Reading.Impossible(String why) ->
            problems.add(
                new PolicyProblem(
                    tested.file(),
                    tested.claimsAt(),
                    ProblemKind.INVALID_VALUE,
                    "no job has these claims: " + why,
                    Optional.empty()));
      }
    }
    return new TestRun(policy.version(), results, problems, coverage);
  }

  List<CaseResult> failures() {
    return results.stream().filter(result -> !result.passed()).toList();
  }

  boolean passed() {
    return failures().isEmpty() && problems.isEmpty();
  }
}
