package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.trust.Profile;
import java.util.Collection;
import java.util.List;

/** Writes a difference as JSON. */
final class JsonReport {
  private JsonReport() {}

  static ObjectNode of(PolicyDiff diff) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("gains", diff.hasGains());
    report.put("losses", diff.hasLosses());
    settings(diff.deployment(), report.putArray("deployment"));
    ArrayNode changes = report.putArray("changes");
    diff.changes().forEach(change -> profile(change, changes.addObject()));
    diff.recorded().ifPresent(jobs -> recorded(jobs, report.putObject("recorded")));
    return report;
  }

  private static void profile(ProfileDiff change, ObjectNode report) {
    report.put("profile", change.name().isEmpty() ? null : change.name());
    report.put("before", change.before().map(Profile::name).orElse(null));
    report.put("after", change.after().map(Profile::name).orElse(null));
    settings(change.settings(), report.putArray("settings"));
    jobs(change.gains(), report.putArray("gains"));
    jobs(change.losses(), report.putArray("losses"));
  }

  private static void settings(List<SettingChange> changes, ArrayNode report) {
    for (SettingChange setting : changes) {
      ObjectNode node = report.addObject().put("key", setting.key());
      node.put("before", setting.before()).put("after", setting.after());
      node.put("gives", setting.gives()).put("takes", setting.takes());
    }
  }

  private static void jobs(List<JobSet> all, ArrayNode report) {
    for (JobSet jobs : all) {
      ObjectNode node = report.addObject();
      strings(node.putArray("rules"), jobs.ruleNames());
      node.put("issuer", jobs.values(JobSet.ISSUER).values().texts().getFirst());
      ids(node.putObject(JobSet.OWNER), jobs.values(JobSet.OWNER).values());
      ObjectNode repositories = node.putObject(JobSet.REPOSITORY);
      ValueSet ids = jobs.values(JobSet.REPOSITORY);
      repositories.put("any", ids.isAny());
      if (ids.isAny()) {
        ids(repositories.putObject("but_not"), ids.except());
      } else {
        ids(repositories, ids.values());
      }
      strings(node.putArray(JobSet.EVENT), jobs.values(JobSet.EVENT).values().texts());
      ObjectNode claims = node.putObject("claims");
      jobs.conditions()
          .forEach((claim, set) -> {
            ObjectNode values = claims.putObject(claim).put("any", set.isAny());
            strings(values.putArray("values"), set.isAny() ? List.of() : set.values().texts());
            strings(values.putArray("but_not"), set.except().texts());
          });
    }
  }

  /** Writes the number of ids and the first few, because there can be 200,000. */
  private static void ids(ObjectNode report, PatternUnion set) {
    List<String> ids = set.texts();
    report.put("count", ids.size());
    strings(report.putArray("first"), ids.subList(0, Math.min(Phrases.MAX_LISTED, ids.size())));
  }

  private static void strings(ArrayNode array, Collection<String> strings) {
    strings.forEach(array::add);
  }

  private static void recorded(RecordedDiff diff, ObjectNode report) {
    RecordedJobs jobs = diff.jobs();
    report.put("files", jobs.files()).put("jobs", jobs.claims().size()).put("kinds", diff.kinds());
    report.put("skipped_lines", jobs.skipped());
    ObjectNode impossible = report.putObject("not_decided");
    diff.impossible().forEach(impossible::put);
    strings(report.putArray("claims_not_in_lines"), diff.unrecorded());
    recorded(diff.gains(), report.putArray("gains"));
    recorded(diff.losses(), report.putArray("losses"));
  }

  private static void recorded(List<RecordedDiff.Change> changes, ArrayNode report) {
    for (RecordedDiff.Change change : changes) {
      ObjectNode node = report.addObject();
      node.put("profile", change.profile().isEmpty() ? null : change.profile());
      node.put("rule", change.rule()).put("times", change.times());
      node.set("claims", change.claims());
    }
  }
}
