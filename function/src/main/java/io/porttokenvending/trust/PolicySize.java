package io.porttokenvending.trust;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The size of a policy. A function with 512 MB loads a policy within these limits during its start.
 *
 * @param ids number of owner and repository ids, with repetitions
 */
record PolicySize(int profiles, int rules, int ids) {
  static final int MAX_PROFILES = 1_000;
  static final int MAX_RULES = 50_000;
  static final int MAX_IDS = 500_000;

  static PolicySize of(List<Profile> profiles) {
    int rules = 0;
    int ids = 0;
    for (Profile profile : profiles) {
      rules += profile.rules().size();
      for (Rule rule : profile.rules()) {
        ids += rule.ownerIds().size() + rule.repositoryIds().map(Set::size).orElse(0);
      }
    }
    return new PolicySize(profiles.size(), rules, ids);
  }

  /** Returns the message for an exceeded limit; empty when the policy is within its limits. */
  Optional<String> excess() {
    if (profiles > MAX_PROFILES) {
      return tooMany("profiles", profiles, MAX_PROFILES);
    }
    if (rules > MAX_RULES) {
      return tooMany("rules", rules, MAX_RULES);
    }
    return ids > MAX_IDS ? tooMany("ids", ids, MAX_IDS) : Optional.empty();
  }

  private static Optional<String> tooMany(String what, int count, int limit) {
    return Optional.of(
        "the policy has "
            + count
            + " "
            + what
            + ", but the limit is "
            + limit
            + "; write repository_id: any with a repo_property_* that an organization owner sets,"
            + " or split the policy between two deployments");
  }
}
