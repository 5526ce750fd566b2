package io.porttokenvending.cli.explain;

import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one profile makes of a job.
 *
 * @param rules all of the profile's, the nearest to holding first
 */
record ProfileVerdict(Profile profile, Decision decision, List<JudgedRule> rules) {
  static ProfileVerdict of(TrustPolicy policy, Profile profile, WorkflowIdentity identity) {
    return new ProfileVerdict(
        profile,
        policy.decide(identity, Optional.of(profile.name())),
        JudgedRule.all(profile, identity));
  }

  boolean isGranted() {
    return grantedBy().isPresent();
  }

  /** The rule that the decision names. */
  Optional<String> grantedBy() {
    return switch (decision) {
      case Decision.Granted(Profile granted, String rule) -> Optional.of(rule);
      case Decision.Denied denied -> Optional.empty();
    };
  }

  /** The rules, the one that the decision names before all others. */
  List<JudgedRule> decisiveFirst() {
    String rule = grantedBy().orElse("");
    return rules.stream()
        .sorted(Comparator.comparing(judged -> !judged.rule().name().equals(rule)))
        .toList();
  }
}
