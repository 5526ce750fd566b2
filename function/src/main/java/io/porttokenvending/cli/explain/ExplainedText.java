package io.porttokenvending.cli.explain;

import java.io.PrintWriter;
import java.util.List;

/** The answer for people: of each profile the nearest rule whole, the others in a line each. */
final class ExplainedText {
  private static final int MOST_LINES = 10;

  private final PrintWriter out;
  private final Paint paint;
  private final boolean all;

  ExplainedText(PrintWriter out, Paint paint, boolean all) {
    this.out = out;
    this.paint = paint;
    this.all = all;
  }

  void write(Explained explained) {
    Subject subject = explained.subject();
    boolean verified = subject.evidence().signature() == Subject.Signature.VERIFIED;
    for (String remark : subject.evidence().remarks()) {
      boolean first = remark.equals(subject.evidence().remarks().getFirst());
      out.println(first && !verified ? paint.bad(remark) : remark);
    }
    if (subject instanceof Subject.Refused(var evidence, String code, String detail)) {
      out.println(paint.bad("denied") + " before the policy is asked, " + code + ": " + detail);
    }
    explained.profiles().forEach(this::write);
    out.println();
    out.println("policy " + explained.policyVersion());
  }

  private void write(ProfileVerdict verdict) {
    out.println();
    out.println(
        "profile "
            + verdict.profile().name()
            + ": "
            + verdict
                .grantedBy()
                .map(rule -> paint.good("granted") + " by rule " + Shown.value(rule))
                .orElseGet(() -> paint.bad("denied") + ", " + Codes.of(verdict.decision())));
    List<JudgedRule> rules = verdict.decisiveFirst();
    int whole = all ? rules.size() : 1;
    for (JudgedRule rule : rules.subList(0, whole)) {
      out.println("  rule " + Shown.value(rule.rule().name()));
      new RuleText(out, paint).whole(rule, "    ");
    }
    List<JudgedRule> others = rules.subList(whole, rules.size());
    others.stream().limit(MOST_LINES).forEach(this::brief);
    if (others.size() > MOST_LINES) {
      out.println("  and " + (others.size() - MOST_LINES) + " rules more, which --all shows");
    }
  }

  private void brief(JudgedRule rule) {
    out.println(
        "  rule "
            + Shown.value(rule.rule().name())
            + (rule.verdict().holds()
                ? " holds too"
                : " fails at " + String.join(", ", rule.failing())));
  }
}
