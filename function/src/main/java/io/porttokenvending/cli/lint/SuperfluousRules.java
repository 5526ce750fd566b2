package io.porttokenvending.cli.lint;

import io.porttokenvending.cli.diff.JobSet;
import io.porttokenvending.trust.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules of a profile whose jobs another of its rules already grants access. */
final class SuperfluousRules {
  private final List<Candidate> candidates = new ArrayList<>();

  /** Spares comparing each rule with each: a rule that covers another names its repositories. */
  private final Map<String, List<Candidate>> index = new HashMap<>();

  private record Candidate(int position, WrittenRule written, JobSet jobs) {
    /** Whether this covers the other rule; of two that say the same, the first is kept. */
    boolean covers(Candidate other) {
      return other.jobs.isWithin(jobs)
          && (position < other.position
              || (position > other.position && !jobs.isWithin(other.jobs)));
    }
  }

  private SuperfluousRules(WrittenProfile profile) {
    for (WrittenRule written : profile.rules()) {
      Rule rule = written.rule();
      Candidate candidate = new Candidate(candidates.size(), written, JobSet.of(rule));
      candidates.add(candidate);
      String kind = rule.repositoryIds().isPresent() ? "repository " : "owner ";
      for (String id : rule.repositoryIds().orElse(rule.ownerIds())) {
        index.computeIfAbsent(kind + id, absent -> new ArrayList<>(1)).add(candidate);
      }
    }
  }

  static void check(WrittenProfile profile, List<Finding> findings) {
    SuperfluousRules rules = new SuperfluousRules(profile);
    for (Candidate candidate : rules.candidates) {
      // Another check reports a rule that never matches.
      if (!candidate.jobs().isEmpty()) {
        rules
            .near(candidate.written().rule())
            .filter(other -> other.covers(candidate))
            .findFirst()
            .ifPresent(wider ->
                findings.add(
                    candidate
                        .written()
                        .warning(
                            Warning.SUPERFLUOUS_RULE,
                            List.of(),
                            wider.written().title(),
                            candidate.written().title())));
      }
    }
  }

  private Stream<Candidate> near(Rule rule) {
    return Stream.concat(
        rule.repositoryIds().map(ids -> near("repository ", ids)).orElse(Stream.of()),
        near("owner ", rule.ownerIds()));
  }

  private Stream<Candidate> near(String kind, Set<String> ids) {
    return index.getOrDefault(kind + ids.iterator().next(), List.of()).stream();
  }
}
