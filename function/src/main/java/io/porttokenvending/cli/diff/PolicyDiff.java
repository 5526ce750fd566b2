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
 * @param changes by name, those for requests that name no profile first
 */
record PolicyDiff(List<ProfileDiff> changes) {
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
    return new PolicyDiff(diffs.stream().filter(ProfileDiff::isChange).toList());
  }

  /** Whether a request that names no profile now asks for another one, or for none. */
  static boolean impliesAnother(TrustPolicy before, TrustPolicy after) {
    return !before.implied().map(Profile::name).equals(after.implied().map(Profile::name));
  }

  boolean someoneGains() {
    return changes.stream().anyMatch(ProfileDiff::someoneGains);
  }

  boolean someoneLoses() {
    return changes.stream().anyMatch(ProfileDiff::someoneLoses);
  }
}
