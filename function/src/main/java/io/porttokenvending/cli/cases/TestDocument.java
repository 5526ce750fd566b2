package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.explain.Codes;
import io.porttokenvending.cli.explain.RuleDocument;
import io.porttokenvending.json.Position;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;

/** A run for programs. */
final class TestDocument {
  private TestDocument() {}

  static ObjectNode of(TestRun run) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("policy_version", run.policyVersion());
    ArrayNode cases = document.putArray("cases");
    run.results().forEach(result -> add(result, cases.addObject()));
    ArrayNode problems = document.putArray("problems");
    for (CaseProblem problem : run.problems()) {
      place(problems.addObject(), problem.file(), problem.at()).put("message", problem.message());
    }
    Coverage coverage = run.coverage();
    ArrayNode gaps = document.putArray("not_shown");
    for (RuleCoverage.Gap gap : coverage.gaps()) {
      gaps.addObject()
          .put("profile", gap.profile())
          .put("rule", gap.rule())
          .put("claim", gap.claim().orElse(null));
    }
    document
        .putObject("summary")
        .put("cases", run.results().size())
        .put("failed", run.failures().size())
        .put("problems", run.problems().size())
        .put("rules", coverage.rules())
        .put("rules_granting", coverage.granted())
        .put("conditions", coverage.conditions())
        .put("conditions_refusing", coverage.refused());
    return document;
  }

  private static void add(CaseResult result, ObjectNode node) {
    PolicyCase tested = result.tested();
    place(node.put("name", tested.name()), tested.file(), tested.at())
        .put("profile", tested.profile().orElse(null))
        .put("passed", result.passed());
    ObjectNode expected = node.putObject("expected");
    switch (tested.expectation()) {
      case Expectation.Granted(var rule) ->
          expected.put("verdict", "granted").put("rule", rule.orElse(null));
      case Expectation.Denied(var reason) ->
          expected.put("verdict", "denied").put("code", reason.map(Codes::of).orElse(null));
    }
    ObjectNode got = node.putObject("got");
    switch (result.decision()) {
      case Decision.Granted(Profile profile, String rule) ->
          got.put("verdict", "granted").put("rule", rule);
      case Decision.Denied denied ->
          got.put("verdict", "denied").put("code", Codes.of(denied.reason()));
    }
    if (!result.passed()) {
      result
          .nearest()
          .or(result::granting)
          .ifPresent(rule -> RuleDocument.add(rule, node.putObject("rule")));
    }
  }

  private static ObjectNode place(ObjectNode node, String file, Position at) {
    return node.put("file", file).put("line", at.line()).put("column", at.column());
  }
}
