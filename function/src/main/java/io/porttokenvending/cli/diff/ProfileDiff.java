package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Profile;
import java.util.List;
import java.util.Optional;

/**
 * The difference between two policies for requests with the same profile, or without one.
 *
 * @param name empty for requests without a profile
 * @param before the profile that the old policy selects; empty if it denies such requests
 * @param after the profile that the new policy selects; empty if it denies such requests
 * @param settings changed settings of the profile
 * @param gains jobs that the new policy grants access and the old one does not
 * @param losses jobs that the old policy grants access and the new one does not
 */
record ProfileDiff(
    String name,
    Optional<Profile> before,
    Optional<Profile> after,
    List<SettingChange> settings,
    List<JobSet> gains,
    List<JobSet> losses) {

  static ProfileDiff between(String name, Optional<Profile> before, Optional<Profile> after) {
    List<JobSet> old = before.map(JobSet::of).orElse(List.of());
    List<JobSet> current = after.map(JobSet::of).orElse(List.of());
    List<SettingChange> settings =
        before.isPresent() && after.isPresent()
            ? SettingChange.between(before.get(), after.get())
            : List.of();
    return new ProfileDiff(
        name, before, after, settings, Difference.of(current, old), Difference.of(old, current));
  }

  boolean isChange() {
    return !(settings.isEmpty() && gains.isEmpty() && losses.isEmpty());
  }
}
