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

  private static void tell(List<Who> all, ArrayNode report) {
    for (Who who : all) {
      ObjectNode node = report.addObject();
      strings(node.putArray("rules"), who.rules());
      node.put("issuer", who.issuer());
      ids(node.putObject("repository_owner_id"), who.owners());
      ObjectNode repositories = node.putObject("repository_id");
      repositories.put("any", who.repositories().allBut());
      ids(
          who.repositories().allBut() ? repositories.putObject("but_not") : repositories,
          who.repositoryIds());
      strings(node.putArray("event_name"), who.events());
      ObjectNode claims = node.putObject("claims");
      who.claims().forEach((claim, wanted) -> tell(wanted, claims.putObject(claim)));
    }
  }

  private static void tell(Wanted wanted, ObjectNode report) {
    report.put("any", wanted.any());
    strings(report.putArray("values"), wanted.atoms().stream().map(Atom::said).toList());
    strings(report.putArray("but_not"), wanted.butNot().stream().map(Atom::said).toList());
  }

  /** Two hundred thousand are counted, and a few named. */
  private static void ids(ObjectNode report, List<String> ids) {
    report.put("count", ids.size());
    strings(report.putArray("first"), ids.subList(0, Math.min(Phrases.MOST, ids.size())));
  }

  private static void strings(ArrayNode array, Collection<String> strings) {
    strings.forEach(array::add);
  }
}
