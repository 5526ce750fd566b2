package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.Glob;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules that more people can satisfy than they seem to say. */
final class LooseRules implements Check {
  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      for (WrittenRule rule : profile.rules()) {
        if (rule.condition("environment").isPresent() && !bindsRef(rule)) {
          report.warn(
              Warning.ENVIRONMENT_WITHOUT_REF,
              profile.file(),
              rule.at("environment"),
              "an environment without a ref: unless the environment itself limits its branches,"
                  + " whoever may push any branch is let in; add ref or ref_protected");
        }
        for (String event : outsiderEvents(rule)) {
          report.warn(
              Warning.OUTSIDER_EVENT,
              profile.file(),
              rule.at("event_name", event),
              event
                  + " can be caused by people without rights to the repository, and the job then"
                  + " works on their input");
        }
      }
    }
  }

  static Set<String> outsiderEvents(WrittenRule rule) {
    Set<String> events = new TreeSet<>(rule.listedEvents());
    events.retainAll(GitHubEvents.OUTSIDERS);
    return events;
  }

  /** Whether the branch or tag is bound, by itself or as the end of the workflow's ref. */
  static boolean bindsRef(WrittenRule rule) {
    List<Glob> workflows = rule.patterns("workflow_ref");
    List<Glob> protection = rule.patterns("ref_protected");
    return rule.condition("ref").isPresent()
        || (!protection.isEmpty() && protection.stream().noneMatch(glob -> glob.matches("false")))
        || (!workflows.isEmpty() && workflows.stream().allMatch(Glob::isLiteral));
  }
}
