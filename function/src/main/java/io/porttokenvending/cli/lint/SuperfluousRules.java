package io.porttokenvending.cli.lint;

import io.porttokenvending.cli.diff.JobSet;
import io.porttokenvending.trust.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reports rules whose jobs another rule of the profile already grants access. */
final class SuperfluousRules {
  private final List<Candidate> candidates = new ArrayList<>();

  /**
   * Candidates by repository or owner id, because comparing every pair of rules is slow. A rule
   * that covers another one has all of its ids.
   */
  private final Map<String, List<Candidate>> index = new HashMap<>();

  private record Candidate(int position, RuleSource source, JobSet jobs) {
    /** Returns whether this rule covers the other one; of two equal rules, the first is kept. */
    boolean covers(Candidate other) {
      return other.jobs.isWithin(jobs)
          && (position < other.position
              || (position > other.position && !jobs.isWithin(other.jobs)));
    }
  }

  private SuperfluousRules(ProfileSource profile) {
    for (RuleSource source : profile.rules()) {
      Rule rule = source.rule();
      Candidate candidate = new Candidate(candidates.size(), source, JobSet.of(rule));
      candidates.add(candidate);
      String kind = rule.repositoryIds().isPresent() ? "repository " : "owner ";
      for (String id : rule.repositoryIds().orElse(rule.ownerIds())) {
        index.computeIfAbsent(kind + id, absent -> new ArrayList<>(1)).add(candidate);
      }
    }
  }

  static void check(ProfileSource profile, List<Finding> findings) {
    SuperfluousRules rules = new SuperfluousRules(profile);
    for (Candidate candidate : rules.candidates) {
      // Another check reports a rule that never matches.
      if (!candidate.jobs().isEmpty()) {
        rules
            .near(candidate.source().rule())
            .filter(other -> other.covers(candidate))
            .findFirst()
            .ifPresent(wider ->
                findings.add(
                    candidate
                        .source()
                        .warning(
                            Warning.SUPERFLUOUS_RULE,
                            List.of(),
                            wider.source().title(),
                            candidate.source().title())));
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
