package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.trust.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tells a difference to programs. */
final class JsonReport {
  private JsonReport() {}

  static ObjectNode of(PolicyDiff diff, Optional<RecordedDiff> recorded) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("gains", diff.someoneGains());
    report.put("losses", diff.someoneLoses());
    settings(diff.deployment(), report.putArray("deployment"));
    ArrayNode changes = report.putArray("changes");
    diff.changes().forEach(change -> tell(change, changes.addObject()));
    recorded.ifPresent(jobs -> RecordedReport.tell(jobs, report.putObject("recorded")));
    return report;
  }

  private static void tell(ProfileDiff change, ObjectNode report) {
    report.put("profile", change.name().isEmpty() ? null : change.name());
    report.put("before", change.before().map(Profile::name).orElse(null));
    report.put("after", change.after().map(Profile::name).orElse(null));
    settings(change.settings(), report.putArray("settings"));
    tell(change.gains(), report.putArray("gains"));
    tell(change.losses(), report.putArray("losses"));
  }

  private static void settings(List<SettingChange> changes, ArrayNode report) {
    for (SettingChange setting : changes) {
      ObjectNode node = report.addObject().put("key", setting.key());
      node.put("before", setting.before()).put("after", setting.after());
      node.put("gives", setting.gives()).put("takes", setting.takes());
    }
  }

  private static void tell(List<JobSet> all, ArrayNode report) {
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
      jobs.conditions().forEach((claim, values) -> tell(values, claims.putObject(claim)));
    }
  }

  private static void tell(ValueSet set, ObjectNode report) {
    report.put("any", set.isAny());
    strings(report.putArray("values"), set.isAny() ? List.of() : set.values().texts());
    strings(report.putArray("but_not"), set.except().texts());
  }

  /** Two hundred thousand are counted, and a few named. */
  private static void ids(ObjectNode report, PatternUnion set) {
    List<String> ids = set.texts();
    report.put("count", ids.size());
    strings(report.putArray("first"), ids.subList(0, Math.min(Phrases.MOST, ids.size())));
  }

  private static void strings(ArrayNode array, Collection<String> strings) {
    strings.forEach(array::add);
  }
}
