package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/** Tells of recorded jobs. */
final class RecordedReport {
  private static final int MOST = 20;

  /** They follow from others, or say nothing that people look for. */
  private static final Set<String> UNSAID =
      Set.of("repository_owner", "repository_owner_id", "sub");

  private RecordedReport() {}

  static void print(RecordedDiff diff, boolean saysIssuer, PrintWriter out) {
    out.println(
        "Recorded jobs: %d, kinds: %d, files: %d, skipped lines: %d"
            .formatted(diff.jobs(), diff.kinds(), diff.files(), diff.skipped()));
    diff.impossible()
        .forEach(
            (why, count) -> out.println("  ! not decided: " + count + ", " + Phrases.visible(why)));
    if (!diff.unseen().isEmpty()) {
      out.println(
          "  ! the function's lines do not tell "
              + Phrases.list(diff.unseen())
              + ", which rules want; the jobs of such rules are not seen here");
    }
    print("+", diff.gains(), saysIssuer, out);
    print("-", diff.losses(), saysIssuer, out);
    out.println();
  }

  private static void print(
      String sign, List<RecordedChange> changes, boolean saysIssuer, PrintWriter out) {
    for (RecordedChange change : changes.subList(0, Math.min(MOST, changes.size()))) {
      StringBuilder claims = new StringBuilder();
      change
          .claims()
          .properties()
          .forEach(claim -> {
            String name = claim.getKey();
            if (!UNSAID.contains(name) && (saysIssuer || !name.equals("iss"))) {
              claims.append(", ").append(name).append(' ').append(text(claim.getValue()));
            }
          });
      String profile = change.profile().isEmpty() ? "no profile named" : change.profile();
      String times = change.times() > 1 ? ", " + change.times() + " times" : "";
      out.println("  " + sign + " " + profile + times + claims);
    }
    if (changes.size() > MOST) {
      out.println("  " + sign + " and " + (changes.size() - MOST) + " kinds more");
    }
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? Phrases.visible(value.textValue()) : "(not a string)";
  }

  static void tell(RecordedDiff diff, ObjectNode report) {
    report.put("files", diff.files()).put("jobs", diff.jobs()).put("kinds", diff.kinds());
    report.put("skipped_lines", diff.skipped());
    ObjectNode impossible = report.putObject("not_decided");
    diff.impossible().forEach(impossible::put);
    ArrayNode unseen = report.putArray("claims_not_in_lines");
    diff.unseen().forEach(unseen::add);
    tell(diff.gains(), report.putArray("gains"));
    tell(diff.losses(), report.putArray("losses"));
  }

  private static void tell(List<RecordedChange> changes, ArrayNode report) {
    for (RecordedChange change : changes) {
      ObjectNode node = report.addObject();
      node.put("profile", change.profile().isEmpty() ? null : change.profile());
      node.put("rule", change.rule()).put("times", change.times());
      node.set("claims", change.claims());
    }
  }
}
