package io.porttokenvending.trust;

import java.util.List;

/** What reading a folder of profiles brought: a policy that is wholly good, or none. */
public sealed interface PolicyReading {
  record Loaded(TrustPolicy policy) implements PolicyReading {}

  /**
   * There is at least one problem, so nothing is used.
   *
   * @param problems every one that was found, by file and place
   */
  record Unusable(List<PolicyProblem> problems) implements PolicyReading {}
}
