package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Profile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells a difference to people: {@code +} before what is gained, {@code -} before what is lost. */
final class HumanReport {
  private static final Set<String> WORKFLOWS =
      Set.of("job_workflow_ref", "workflow", "workflow_ref");

  /** A rule without a list has six. */
  private static final int MOST_EVENTS = 8;

  private final PrintWriter out;
  private final boolean saysIssuer;

  /**
   * Tells it there.
   *
   * @param saysIssuer whether there is more than one
   */
  HumanReport(PrintWriter out, boolean saysIssuer) {
    this.out = out;
    this.saysIssuer = saysIssuer;
  }

  void tell(PolicyDiff diff, Optional<RecordedDiff> recorded) {
    if (!diff.deployment().isEmpty()) {
      out.println("Deployment");
      diff.deployment().forEach(change -> setting("", change));
      out.println();
    }
    for (ProfileDiff change : diff.changes()) {
      out.println(title(change));
      change.settings().forEach(setting -> setting("everyone: ", setting));
      change.gains().forEach(jobs -> jobs("+", jobs));
      change.losses().forEach(jobs -> jobs("-", jobs));
      out.println();
    }
    recorded.ifPresent(jobs -> RecordedReport.print(jobs, saysIssuer, out));
    out.println(
        (diff.someoneGains() ? "Someone gains" : "Nobody gains")
            + (diff.someoneLoses() ? ", and someone loses." : ", and nobody loses."));
  }

  private static String title(ProfileDiff change) {
    if (change.name().isEmpty()) {
      return "Requests that name no profile: "
          + change.before().map(Profile::name).orElse("refused")
          + " -> "
          + change.after().map(Profile::name).orElse("refused");
    }
    return "Profile "
        + change.name()
        + (change.before().isEmpty() ? ", new" : "")
        + (change.after().isEmpty() ? ", removed" : "");
  }

  private void setting(String who, SettingChange change) {
    String sign = change.gives() ? change.takes() ? "+-" : "+" : "-";
    out.println(
        "  "
            + sign
            + " "
            + who
            + change.key()
            + " "
            + Phrases.visible(change.before())
            + " -> "
            + Phrases.visible(change.after()));
  }

  private void jobs(String sign, JobSet jobs) {
    Set<String> names = jobs.ruleNames();
    String rules = names.size() == 1 ? "rule " : names.size() + " rules: ";
    out.println("  " + sign + " " + rules + Phrases.list(names));
    if (saysIssuer) {
      line("issuer", Phrases.values(jobs.values(JobSet.ISSUER)));
    }
    for (String claim : List.of(JobSet.OWNER, JobSet.REPOSITORY)) {
      line(claim, Phrases.values(jobs.values(claim)));
    }
    line(JobSet.EVENT, Phrases.list(jobs.values(JobSet.EVENT).values().texts(), MOST_EVENTS));
    for (String claim : List.of(JobSet.REF, "environment")) {
      line(claim, Phrases.values(jobs.values(claim)));
    }
    Map<String, ValueSet> claims = new TreeMap<>(jobs.conditions());
    claims.keySet().removeAll(List.of(JobSet.REF, "environment"));
    if (claims.keySet().stream().noneMatch(WORKFLOWS::contains)) {
      line("workflow", "any");
    }
    claims.forEach((claim, values) -> line(claim, Phrases.values(values)));
  }

  private void line(String claim, String values) {
    out.println("      %-19s  %s".formatted(claim, values));
  }
}
