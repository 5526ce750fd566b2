package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Values that are well-formed but that no token has, so that the rule never holds by them. */
final class UnlikelyValues implements Check {
  private static final Map<String, List<String>> WORDS =
      new TreeMap<>(
          Map.of(
              "ref_type", List.of("branch", "tag"),
              "ref_protected", List.of("true", "false"),
              "repository_visibility", List.of("public", "private", "internal"),
              "runner_environment", List.of("github-hosted", "self-hosted")));

  private static final String REFS = "refs/";
  private static final String PULL_REFS = "refs/pull/";

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      for (WrittenRule rule : profile.rules()) {
        events(rule, report);
        words(rule, report);
        refs(rule, report);
        repositories(rule, report);
        workflows(rule, report);
      }
    }
  }

  private static void events(WrittenRule rule, Report report) {
    for (String event : new TreeSet<>(rule.listedEvents())) {
      if (!GitHubEvents.KNOWN.contains(event)) {
        report.warn(
            Warning.UNKNOWN_EVENT,
            rule.file(),
            rule.at("event_name", event),
            "GitHub is not known to have an event called '" + event + "'",
            NearestName.of(event, GitHubEvents.KNOWN));
      }
    }
  }

  private static void words(WrittenRule rule, Report report) {
    WORDS.forEach((claim, words) -> {
      for (Glob pattern : rule.patterns(claim)) {
        if (words.stream().noneMatch(pattern::matches)) {
          never(
              rule,
              claim,
              pattern,
              claim + " is one of " + String.join(", ", words),
              NearestName.of(pattern.text(), words),
              report);
        }
      }
    });
  }

  private static void refs(WrittenRule rule, Report report) {
    boolean pulls =
        rule.listedEvents().contains("pull_request")
            || rule.listedEvents().contains("pull_request_target");
    for (Glob ref : rule.patterns("ref")) {
      int wildcard = ref.text().indexOf('*');
      String start = wildcard < 0 ? ref.text() : ref.text().substring(0, wildcard);
      if (!start.startsWith(REFS) && (wildcard < 0 || !REFS.startsWith(start))) {
        never(
            rule,
            "ref",
            ref,
            "a ref begins with refs/heads/ or refs/tags/",
            Optional.of(whole(ref.text())),
            report);
      } else if (start.startsWith(PULL_REFS) && !pulls) {
        never(
            rule,
            "ref",
            ref,
            "a ref below refs/pull/ is let in only where event_name lists pull_request",
            Optional.empty(),
            report);
      }
    }
  }

  private static String whole(String ref) {
    return ref.startsWith("heads/") || ref.startsWith("tags/") ? REFS + ref : "refs/heads/" + ref;
  }

  private static void repositories(WrittenRule rule, Report report) {
    for (Glob repository : rule.patterns("repository")) {
      if (repository.text().indexOf('/') < 0 && !repository.text().contains("**")) {
        String why = "a repository is written owner/name";
        never(rule, "repository", repository, why, Optional.empty(), report);
      }
    }
  }

  private static void workflows(WrittenRule rule, Report report) {
    for (String claim : List.of("workflow_ref", "job_workflow_ref")) {
      for (Glob workflow : rule.patterns(claim)) {
        if (workflow.isLiteral() && workflow.text().indexOf('@') < 0) {
          never(
              rule,
              claim,
              workflow,
              claim + " is written owner/name/.github/workflows/file@ref",
              Optional.of(workflow.text() + "@refs/heads/main"),
              report);
        }
      }
    }
  }

  private static void never(
      WrittenRule rule,
      String claim,
      Glob pattern,
      String why,
      Optional<String> suggestion,
      Report report) {
    report.warn(
        Warning.NEVER_MATCHES,
        rule.file(),
        rule.at(claim, pattern.text()),
        "this never matches: " + why,
        suggestion);
  }
}
