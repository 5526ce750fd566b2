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
      change.gains().forEach(who -> who("+", who));
      change.losses().forEach(who -> who("-", who));
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

  private void who(String sign, Who who) {
    String rules = who.rules().size() == 1 ? "rule " : who.rules().size() + " rules: ";
    out.println("  " + sign + " " + rules + Phrases.list(who.rules()));
    if (saysIssuer) {
      line("issuer", who.issuer());
    }
    line("repository_owner_id", Phrases.list(who.owners()));
    line("repository_id", Phrases.repositories(who));
    line("event_name", Phrases.list(who.events(), MOST_EVENTS));
    Map<String, Wanted> claims = new TreeMap<>(who.claims());
    for (String claim : List.of(RefClass.CLAIM, "environment")) {
      line(claim, Phrases.wanted(claims.getOrDefault(claim, Wanted.ANYTHING)));
      claims.remove(claim);
    }
    if (claims.keySet().stream().noneMatch(WORKFLOWS::contains)) {
      line("workflow", "any");
    }
    claims.forEach((claim, wanted) -> line(claim, Phrases.wanted(wanted)));
  }

  private void line(String claim, String wanted) {
    out.println("      %-19s  %s".formatted(claim, wanted));
  }
}
