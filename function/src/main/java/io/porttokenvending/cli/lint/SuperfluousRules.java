package io.porttokenvending.cli.lint;

import io.porttokenvending.cli.diff.JobSet;
import io.porttokenvending.trust.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules of a profile whose jobs another of its rules already grants access. */
final class SuperfluousRules {
  private SuperfluousRules() {}

  static void check(WrittenProfile profile, Warnings warnings) {
    Candidates candidates = new Candidates(profile.rules());
    for (int i = 0; i < profile.rules().size(); i++) {
      WrittenRule rule = profile.rules().get(i);
      wider(i, profile.rules(), candidates)
          .ifPresent(wider ->
              warnings.add(
                  Warning.SUPERFLUOUS_RULE,
                  rule,
                  wider.title()
                      + " already grants access to every job of "
                      + rule.title()
                      + "; remove one, or narrow the other"));
    }
  }

  /** Another rule that covers this one; of two that say the same, the first is kept. */
  private static Optional<WrittenRule> wider(
      int narrow, List<WrittenRule> rules, Candidates candidates) {
    JobSet jobs = candidates.jobs(narrow);
    if (jobs.isEmpty()) {
      // Another check reports a rule that never matches.
      return Optional.empty();
    }
    for (int wide : candidates.forRule(rules.get(narrow).rule())) {
      JobSet others = candidates.jobs(wide);
      if (jobs.isWithin(others) && (wide < narrow || !others.isWithin(jobs))) {
        return Optional.of(rules.get(wide));
      }
    }
    return Optional.empty();
  }

  /** Spares comparing each rule with each: a rule that covers another names its repositories. */
  private static final class Candidates {
    private final Map<String, List<Integer>> anyByOwner = new HashMap<>();
    private final Map<String, List<Integer>> byRepository = new HashMap<>();
    private final List<JobSet> jobs = new ArrayList<>();

    Candidates(List<WrittenRule> rules) {
      for (int i = 0; i < rules.size(); i++) {
        Rule rule = rules.get(i).rule();
        jobs.add(JobSet.of(rule));
        if (rule.repositoryIds().isEmpty()) {
          add(anyByOwner, rule.ownerIds(), i);
        }
        add(byRepository, rule.repositoryIds().orElse(Set.of()), i);
      }
    }

    JobSet jobs(int rule) {
      return jobs.get(rule);
    }

    List<Integer> forRule(Rule rule) {
      List<Integer> candidates = new ArrayList<>();
      rule.repositoryIds().ifPresent(ids -> candidates.addAll(first(byRepository, ids)));
      candidates.addAll(first(anyByOwner, rule.ownerIds()));
      return candidates;
    }

    private static List<Integer> first(Map<String, List<Integer>> index, Set<String> keys) {
      return index.getOrDefault(keys.iterator().next(), List.of());
    }

    private static void add(Map<String, List<Integer>> index, Set<String> keys, int rule) {
      keys.forEach(key -> index.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(rule));
    }
  }
}
