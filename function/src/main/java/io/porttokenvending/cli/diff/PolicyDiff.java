package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How two policies differ.
 *
 * @param deployment changes of the settings that both are deployed with
 * @param changes by name, those for requests that name no profile first
 */
record PolicyDiff(List<SettingChange> deployment, List<ProfileDiff> changes) {
  static PolicyDiff between(TrustPolicy before, TrustPolicy after) {
    List<ProfileDiff> diffs = new ArrayList<>();
    if (impliesAnother(before, after)) {
      diffs.add(ProfileDiff.between("", before.implied(), after.implied()));
    }
    Set<String> names = new TreeSet<>(before.profiles().keySet());
    names.addAll(after.profiles().keySet());
    for (String name : names) {
      diffs.add(
          ProfileDiff.between(
              name,
              Optional.ofNullable(before.profiles().get(name)),
              Optional.ofNullable(after.profiles().get(name))));
    }
    return new PolicyDiff(List.of(), diffs.stream().filter(ProfileDiff::isChange).toList());
  }

  /** This difference between policies that are also deployed differently. */
  PolicyDiff with(List<SettingChange> settings) {
    return new PolicyDiff(settings, changes);
  }

  /** Whether a request that names no profile now asks for another one, or for none. */
  static boolean impliesAnother(TrustPolicy before, TrustPolicy after) {
    return !before.implied().map(Profile::name).equals(after.implied().map(Profile::name));
  }

  boolean someoneGains() {
    return deployment.stream().anyMatch(SettingChange::gives)
        || changes.stream().anyMatch(ProfileDiff::someoneGains);
  }

  boolean someoneLoses() {
    return deployment.stream().anyMatch(SettingChange::takes)
        || changes.stream().anyMatch(ProfileDiff::someoneLoses);
  }
}
