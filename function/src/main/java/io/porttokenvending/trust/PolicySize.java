package io.porttokenvending.trust;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much a policy lists. The limits are what a function of 512 MB loads within its start; beyond
 * them a list is the wrong tool.
 *
 * @param ids of owners and repositories, each time they are written
 */
record PolicySize(int profiles, int rules, int ids) {
  static final int MOST_PROFILES = 1_000;
  static final int MOST_RULES = 50_000;
  static final int MOST_IDS = 500_000;

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

  /** What is too much, and what to do about it. */
  Optional<String> excess() {
    if (profiles > MOST_PROFILES) {
      return tooMany("profiles", profiles, MOST_PROFILES);
    }
    if (rules > MOST_RULES) {
      return tooMany("rules", rules, MOST_RULES);
    }
    return ids > MOST_IDS ? tooMany("ids", ids, MOST_IDS) : Optional.empty();
  }

  private static Optional<String> tooMany(String what, int count, int most) {
    return Optional.of(
        "the policy has "
            + count
            + " "
            + what
            + ", at most "
            + most
            + " are loaded; write repository_id: any with a repo_property_* that an organization"
            + " owner sets, or deploy the function once more for a part of them");
  }
}
