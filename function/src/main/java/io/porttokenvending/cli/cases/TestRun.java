package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.json.Position;
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
    List<PolicyCase.Result> results,
    List<PolicyProblem> problems,
    Coverage coverage) {

  static TestRun of(TrustPolicy policy, List<String> issuers, CaseFolder folder) {
    SimulatedJob jobs = new SimulatedJob(issuers.getFirst());
    Coverage coverage = new Coverage(policy, issuers.size() > 1);
    List<PolicyProblem> problems = new ArrayList<>(folder.problems());
    List<PolicyCase.Result> results = new ArrayList<>();
    for (PolicyCase tested : folder.cases()) {
      switch (jobs.of(tested.claims())) {
        case SimulatedJob.Reading.Identity(WorkflowIdentity identity) -> {
          Decision decision = policy.decide(identity, tested.profile());
          results.add(new PolicyCase.Result(tested, identity, decision));
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

  private List<PolicyCase.Result> failures() {
    return results.stream().filter(result -> !result.passed()).toList();
  }

  boolean passed() {
    return failures().isEmpty() && problems.isEmpty();
  }

  /** Prints the failures, the gaps in coverage, and a summary. */
  void print(Terminal out) {
    problems.forEach(problem -> out.println(out.colored(false, "ERROR") + " " + problem));
    failures().forEach(result -> print(result, out));
    // A case that cannot be decided might cover some of the gaps.
    if (problems.isEmpty() && !coverage.gaps().isEmpty()) {
      out.println("Not covered by any case:");
      coverage.gaps().forEach(gap -> out.println("  " + gap));
    }
    int failed = failures().size();
    String cases =
        "%s, %d passed, %d failed"
            .formatted(
                PrintableText.count(results.size(), "case"), results.size() - failed, failed);
    out.println(
        out.colored(passed(), cases)
            + (problems.isEmpty() ? "" : ", " + PrintableText.count(problems.size(), "problem"))
            + "; %d of %d rules grant a case, %d of %d conditions deny one; policy %s"
                .formatted(
                    coverage.rules().covered(),
                    coverage.rules().all(),
                    coverage.conditions().covered(),
                    coverage.conditions().all(),
                    policyVersion));
  }

  private static void print(PolicyCase.Result result, Terminal out) {
    PolicyCase tested = result.tested();
    boolean granted = result.verdict().granted();
    out.println(
        "%s %s:%d %s"
            .formatted(
                out.colored(false, "FAIL"),
                tested.file(),
                tested.at().line(),
                PrintableText.value(tested.name())));
    out.println("  expected " + tested.expected());
    out.println("  got      " + result.verdict());
    result
        .rule()
        .ifPresent(rule -> {
          String label = granted ? "  matched  rule " : "  nearest  rule ";
          out.println(label + PrintableText.value(rule.name()));
          rule.print(out, !granted);
        });
  }

  ObjectNode json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("policy_version", policyVersion);
    ArrayNode cases = document.putArray("cases");
    results.forEach(result -> addResult(result, cases.addObject()));
    ArrayNode list = document.putArray("problems");
    for (PolicyProblem problem : problems) {
      place(list.addObject(), problem.file(), problem.at()).put("message", problem.message());
    }
    ArrayNode gaps = document.putArray("not_shown");
    for (Coverage.Gap gap : coverage.gaps()) {
      gaps.addObject()
          .put("profile", gap.profile())
          .put("rule", gap.rule())
          .put("claim", gap.claim().orElse(null));
    }
    document
        .putObject("summary")
        .put("cases", results.size())
        .put("failed", failures().size())
        .put("problems", problems.size())
        .put("rules", coverage.rules().all())
        .put("rules_granting", coverage.rules().covered())
        .put("conditions", coverage.conditions().all())
        .put("conditions_refusing", coverage.conditions().covered());
    return document;
  }

  private static void addResult(PolicyCase.Result result, ObjectNode node) {
    PolicyCase tested = result.tested();
    place(node.put("name", tested.name()), tested.file(), tested.at())
        .put("profile", tested.profile().orElse(null))
        .put("passed", result.passed());
    tested.expected().addTo(node.putObject("expected"));
    result.verdict().addTo(node.putObject("got"));
    if (!result.passed()) {
      result.rule().ifPresent(rule -> rule.addTo(node.putObject("rule")));
    }
  }

  private static ObjectNode place(ObjectNode node, String file, Position at) {
    return node.put("file", file).put("line", at.line()).put("column", at.column());
  }
}
