package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.SupposedJob;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * All cases, decided.
 *
 * @param problems cases that cannot be decided
 */
record TestRun(
    String policyVersion, List<CaseResult> results, List<CaseProblem> problems, Coverage coverage) {
  static TestRun of(TrustPolicy policy, List<String> issuers, CaseFolder.Reading read) {
    SupposedJob jobs = new SupposedJob(issuers.getFirst());
    Coverage coverage = new Coverage(policy, issuers.size() > 1);
    List<CaseProblem> problems = new ArrayList<>(read.problems());
    List<CaseResult> results = new ArrayList<>();
    for (PolicyCase tested : read.cases()) {
      switch (jobs.of(tested.claims())) {
        case SupposedJob.Reading.Identity(WorkflowIdentity identity) -> {
          Decision decision = policy.decide(identity, tested.profile());
          results.add(new CaseResult(tested, identity, decision));
          coverage.add(decision, identity);
        }
        case SupposedJob.Reading.Impossible(String why) ->
            problems.add(
                new CaseProblem(
                    tested.file(), tested.claimsAt(), "no job has these claims: " + why));
      }
    }
    return new TestRun(policy.version(), results, problems, coverage);
  }

  List<CaseResult> failures() {
    return results.stream().filter(result -> !result.passed()).toList();
  }
}
