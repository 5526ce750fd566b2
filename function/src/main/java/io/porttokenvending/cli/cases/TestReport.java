package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.explain.JudgedRule;
import io.porttokenvending.cli.explain.Paint;
import io.porttokenvending.cli.explain.RuleText;
import io.porttokenvending.cli.explain.Shown;
import java.io.PrintWriter;
import java.util.List;

/** A run for people: what failed and why, what no case shows, and the sum. */
final class TestReport {
  private final PrintWriter out;
  private final Paint paint;

  TestReport(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  void write(TestRun run) {
    run.problems().forEach(problem -> out.println(paint.bad("BAD ") + " " + problem));
    run.failures().forEach(this::failure);
    List<RuleCoverage.Gap> gaps = run.coverage().gaps();
    // Of cases that cannot be decided nobody knows what they would show.
    if (run.problems().isEmpty() && !gaps.isEmpty()) {
      out.println("Not shown by any case:");
      gaps.forEach(gap -> out.println("  " + gap));
    }
    out.println(summary(run));
  }

  private void failure(CaseResult result) {
    PolicyCase tested = result.tested();
    out.println(
        paint.bad("FAIL")
            + " "
            + tested.file()
            + ":"
            + tested.at().line()
            + " "
            + Shown.value(tested.name()));
    out.println("  expected " + tested.expectation().text());
    out.println("  got      " + Expectation.text(result.decision()));
    result
        .nearest()
        .ifPresent(rule -> {
          out.println("  nearest  rule " + Shown.value(rule.rule().name()));
          new RuleText(out, paint).failures(rule, "    ");
        });
    result.granting().ifPresent(this::granting);
  }

  private void granting(JudgedRule rule) {
    out.println("  its rule " + Shown.value(rule.rule().name()));
    new RuleText(out, paint).whole(rule, "    ");
  }

  private String summary(TestRun run) {
    int failed = run.failures().size();
    Coverage coverage = run.coverage();
    String cases =
        "%d cases, %d passed, %d failed"
            .formatted(run.results().size(), run.results().size() - failed, failed);
    boolean good = failed == 0 && run.problems().isEmpty();
    return (good ? paint.good(cases) : paint.bad(cases))
        + (run.problems().isEmpty() ? "" : ", " + run.problems().size() + " problems")
        + "; %d of %d rules grant a case, %d of %d conditions refuse one; policy %s"
            .formatted(
                coverage.granted(),
                coverage.rules(),
                coverage.refused(),
                coverage.conditions(),
                run.policyVersion());
  }
}
