package io.porttokenvending.cli.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.json.Position;
import java.util.List;

/** Writes the failures, what no case shows, and a summary. */
record TestReport(TestRun run) {
  void print(Terminal out) {
    run.problems().forEach(problem -> out.println(out.colored(false, "BAD ") + " " + problem));
    run.failures().forEach(result -> printFailure(result, out));
    List<Coverage.Gap> gaps = run.coverage().gaps();
    // A case that cannot be decided might show some of them.
    if (run.problems().isEmpty() && !gaps.isEmpty()) {
      out.println("Not shown by any case:");
      gaps.forEach(gap -> out.println("  " + gap));
    }
    out.println(summary(out));
  }

  private static void printFailure(TestRun.CaseResult result, Terminal out) {
    PolicyCase tested = result.tested();
    out.println(
        "%s %s:%d %s"
            .formatted(
                out.colored(false, "FAIL"),
                tested.file(),
                tested.at().line(),
                PrintableText.value(tested.name())));
    out.println("  expected " + tested.expected().word() + tested.expected().suffix());
    out.println("  got      " + result.verdict().word() + result.verdict().suffix());
    boolean granted = result.verdict().granted();
    result
        .rule()
        .ifPresent(rule -> {
          String label = granted ? "  its rule " : "  nearest  rule ";
          out.println(label + PrintableText.value(rule.name()));
          rule.print(out, !granted);
        });
  }

  private String summary(Terminal out) {
    int failed = run.failures().size();
    int passed = run.results().size() - failed;
    Coverage coverage = run.coverage();
    String cases = "%d cases, %d passed, %d failed".formatted(run.results().size(), passed, failed);
    return out.colored(run.passed(), cases)
        + (run.problems().isEmpty() ? "" : ", " + run.problems().size() + " problems")
        + "; %d of %d rules grant a case, %d of %d conditions deny one; policy %s"
            .formatted(
                coverage.granting(),
                coverage.rules(),
                coverage.denying(),
                coverage.conditions(),
                run.policyVersion());
  }

  ObjectNode json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("policy_version", run.policyVersion());
    ArrayNode cases = document.putArray("cases");
    run.results().forEach(result -> addResult(result, cases.addObject()));
    ArrayNode problems = document.putArray("problems");
    run.problems()
        .forEach(problem ->
            place(problems.addObject(), problem.file(), problem.at())
                .put("message", problem.message()));
    ArrayNode gaps = document.putArray("not_shown");
    Coverage coverage = run.coverage();
    for (Coverage.Gap gap : coverage.gaps()) {
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
        .put("rules_granting", coverage.granting())
        .put("conditions", coverage.conditions())
        .put("conditions_refusing", coverage.denying());
    return document;
  }

  private static void addResult(TestRun.CaseResult result, ObjectNode node) {
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
