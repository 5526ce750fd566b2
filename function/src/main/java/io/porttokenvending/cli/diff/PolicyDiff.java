package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How two policies differ.
 *
 * @param deployment changes of the settings that both are deployed with
 * @param changes by name, those for requests that name no profile first
 * @param recorded changes for recorded jobs, if there are any to decide
 */
record PolicyDiff(
    List<SettingChange> deployment, List<ProfileDiff> changes, Optional<RecordedDiff> recorded) {

  static List<ProfileDiff> between(TrustPolicy before, TrustPolicy after) {
    return profiles(before, after).stream()
        .map(name -> ProfileDiff.between(name, profile(before, name), profile(after, name)))
        .filter(ProfileDiff::isChange)
        .toList();
  }

  /** Returns the names by which jobs may get another decision; an empty one for none. */
  static Set<String> profiles(TrustPolicy before, TrustPolicy after) {
    Set<String> names = new TreeSet<>(before.profiles().keySet());
    names.addAll(after.profiles().keySet());
    if (!before.implied().map(Profile::name).equals(after.implied().map(Profile::name))) {
      names.add("");
    }
    return names;
  }

  private static Optional<Profile> profile(TrustPolicy policy, String name) {
    return name.isEmpty() ? policy.implied() : Optional.ofNullable(policy.profiles().get(name));
  }

  boolean someoneGains() {
    return settings().anyMatch(SettingChange::gives)
        || changes.stream().anyMatch(change -> !change.gains().isEmpty());
  }

  boolean someoneLoses() {
    return settings().anyMatch(SettingChange::takes)
        || changes.stream().anyMatch(change -> !change.losses().isEmpty());
  }

  private Stream<SettingChange> settings() {
    return Stream.concat(
        deployment.stream(), changes.stream().flatMap(change -> change.settings().stream()));
  }
}
