package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.trust.Profile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prints a difference for people: {@code +} before a gain, {@code -} before a loss.
 *
 * @param showsIssuer whether to print issuers, because there are several
 */
record HumanReport(Terminal out, boolean showsIssuer) {
  private static final Set<String> WORKFLOWS =
      Set.of("job_workflow_ref", "workflow", "workflow_ref");

  /** A rule without {@code event_name} has six events. */
  private static final int MAX_EVENTS = 8;

  private static final int MAX_RECORDED = 20;

  /** Claims that other claims imply, or that readers do not look for. */
  private static final Set<String> NOT_SHOWN =
      Set.of("repository_owner", "repository_owner_id", "sub");

  void print(PolicyDiff diff) {
    if (!diff.deployment().isEmpty()) {
      out.println("Deployment");
      diff.deployment().forEach(change -> setting("", change));
      out.println("");
    }
    for (ProfileDiff change : diff.changes()) {
      out.println(title(change));
      change.settings().forEach(setting -> setting("all jobs: ", setting));
      change.gains().forEach(jobs -> jobs("+", jobs));
      change.losses().forEach(jobs -> jobs("-", jobs));
      out.println("");
    }
    diff.recorded().ifPresent(this::recorded);
    out.println(summary(diff.hasGains(), diff.hasLosses()));
  }

  private static String summary(boolean gains, boolean losses) {
    if (gains) {
      return losses ? "Access widened and narrowed." : "Access widened.";
    }
    return losses ? "Access narrowed." : "Access unchanged.";
  }

  private static String title(ProfileDiff change) {
    if (change.name().isEmpty()) {
      return "Requests that name no profile: "
          + change.before().map(Profile::name).orElse("denied")
          + " -> "
          + change.after().map(Profile::name).orElse("denied");
    }
    return "Profile "
        + change.name()
        + (change.before().isEmpty() ? ", new" : "")
        + (change.after().isEmpty() ? ", removed" : "");
  }

  private void setting(String who, SettingChange change) {
    String sign = (change.gives() ? "+" : "") + (change.takes() ? "-" : "");
    String values = PrintableText.line(change.before() + " -> " + change.after());
    out.println("  " + sign + " " + who + change.key() + " " + values);
  }

  private void jobs(String sign, JobSet jobs) {
    Set<String> names = jobs.ruleNames();
    String rules = names.size() == 1 ? "rule " : names.size() + " rules: ";
    out.println("  " + sign + " " + rules + Phrases.list(names, Phrases.MAX_LISTED));
    if (showsIssuer) {
      line("issuer", Phrases.values(jobs.values(JobSet.ISSUER)));
    }
    line(JobSet.OWNER, Phrases.values(jobs.values(JobSet.OWNER)));
    line(JobSet.REPOSITORY, Phrases.values(jobs.values(JobSet.REPOSITORY)));
    line(JobSet.EVENT, Phrases.list(jobs.values(JobSet.EVENT).values().texts(), MAX_EVENTS));
    line(JobSet.REF, Phrases.values(jobs.values(JobSet.REF)));
    line("environment", Phrases.values(jobs.values("environment")));
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

  private void recorded(RecordedDiff diff) {
    RecordedJobs jobs = diff.jobs();
    out.println(
        "Recorded jobs: %d, kinds: %d, files: %d, skipped lines: %d"
            .formatted(jobs.claims().size(), diff.kinds(), jobs.files(), jobs.skipped()));
    diff.impossible()
        .forEach((why, count) ->
            out.println("  ! not decided: " + count + ", " + PrintableText.line(why)));
    if (!diff.unrecorded().isEmpty()) {
      out.println(
          "  ! audit lines do not contain "
              + Phrases.list(diff.unrecorded(), Phrases.MAX_LISTED)
              + ", which rules require; the jobs of such rules are not shown here");
    }
    recorded("+", diff.gains());
    recorded("-", diff.losses());
    out.println("");
  }

  private void recorded(String sign, List<RecordedDiff.Change> changes) {
    for (RecordedDiff.Change change : changes.subList(0, Math.min(MAX_RECORDED, changes.size()))) {
      StringBuilder line = new StringBuilder("  " + sign + " ");
      line.append(change.profile().isEmpty() ? "no profile" : change.profile());
      line.append(change.times() > 1 ? ", " + change.times() + " times" : "");
      for (Map.Entry<String, JsonNode> claim : change.claims().properties()) {
        String name = claim.getKey();
        if (!NOT_SHOWN.contains(name) && (showsIssuer || !name.equals("iss"))) {
          String value =
              claim.getValue().isTextual() ? claim.getValue().textValue() : "(not a string)";
          line.append(", ").append(name).append(' ').append(PrintableText.line(value));
        }
      }
      out.println(line.toString());
    }
    if (changes.size() > MAX_RECORDED) {
      out.println("  " + sign + " and " + (changes.size() - MAX_RECORDED) + " more kinds");
    }
  }
}
