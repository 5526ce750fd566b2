package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.Glob;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules that more people can satisfy than they seem to say. */
final class LooseRules implements Check {
  /** A pattern that matches this one matches every new branch. */
  private static final String UNPLANNED_BRANCH = "refs/heads/a-branch-of-any-name";

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
                  + " a push to any branch gets access; add ref");
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

  /**
   * Whether the branch or tag is limited, by itself or as the end of the workflow's ref. {@code
   * ref_protected} limits nothing: a ruleset for the whole organization protects every branch.
   */
  static boolean bindsRef(WrittenRule rule) {
    List<Glob> workflows = rule.patterns("workflow_ref");
    List<Glob> refs = rule.patterns("ref");
    return (!refs.isEmpty() && refs.stream().noneMatch(ref -> ref.matches(UNPLANNED_BRANCH)))
        || (!workflows.isEmpty() && workflows.stream().allMatch(Glob::isLiteral));
  }
}
