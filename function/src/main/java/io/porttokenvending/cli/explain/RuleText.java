package io.porttokenvending.cli.explain;

import io.porttokenvending.trust.Explanation.ConditionVerdict;
import java.io.PrintWriter;

/** A judged rule for people: a line for each claim that it looks at. */
public final class RuleText {
  private final PrintWriter out;
  private final Paint paint;

  public RuleText(PrintWriter out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  /** Every claim. */
  public void whole(JudgedRule judged, String indent) {
    judged.verdict().conditions().forEach(condition -> line(judged, condition, indent));
  }

  /** The claims that stand in the way. */
  public void failures(JudgedRule judged, String indent) {
    judged.verdict().conditions().stream()
        .filter(condition -> !condition.holds())
        .forEach(condition -> line(judged, condition, indent));
  }

  private void line(JudgedRule judged, ConditionVerdict condition, String indent) {
    out.println(
        indent
            + (condition.holds() ? paint.good("holds") : paint.bad("fails"))
            + "  "
            + condition.claim()
            + ": sent "
            + condition.sent().map(Shown::value).orElse("nothing")
            + ", wanted "
            + WantedText.of(judged.rule(), condition));
  }
}
