package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The difference between two policies.
 *
 * @param deployment changes of deployment settings
 * @param changes sorted by profile; requests without a profile come first
 * @param recorded changes for recorded jobs, if any were passed
 */
record PolicyDiff(
    List<SettingChange> deployment, List<ProfileDiff> changes, Optional<RecordedDiff> recorded) {

  static List<ProfileDiff> between(TrustPolicy before, TrustPolicy after) {
    return profiles(before, after).stream()
        .map(name -> ProfileDiff.between(name, profile(before, name), profile(after, name)))
        .filter(ProfileDiff::isChange)
        .toList();
  }

  /**
   * Returns the profiles whose requests may get another decision; an empty name stands for a
   * request without a profile.
   */
  static Set<String> profiles(TrustPolicy before, TrustPolicy after) {
    Set<String> names = new TreeSet<>(before.profiles().keySet());
    names.addAll(after.profiles().keySet());
    if (!before
        .defaultProfile()
        .map(Profile::name)
        .equals(after.defaultProfile().map(Profile::name))) {
      names.add("");
    }
    return names;
  }

  private static Optional<Profile> profile(TrustPolicy policy, String name) {
    return name.isEmpty()
        ? policy.defaultProfile()
        : Optional.ofNullable(policy.profiles().get(name));
  }

  boolean hasGains() {
    return settings().anyMatch(SettingChange::gives)
        || changes.stream().anyMatch(change -> !change.gains().isEmpty());
  }

  boolean hasLosses() {
    return settings().anyMatch(SettingChange::takes)
        || changes.stream().anyMatch(change -> !change.losses().isEmpty());
  }

  private Stream<SettingChange> settings() {
    return Stream.concat(
        deployment.stream(), changes.stream().flatMap(change -> change.settings().stream()));
  }
}
