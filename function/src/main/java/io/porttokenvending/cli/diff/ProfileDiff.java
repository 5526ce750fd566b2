package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Profile;
import java.util.List;
import java.util.Optional;

/**
 * How two policies differ for requests that name one profile, or none.
 *
 * @param name empty for requests that name none
 * @param before what such requests asked for; empty when they were refused
 * @param after the same under the new policy
 * @param settings of what the profile gives
 * @param gains who is let in and was not
 * @param losses who was let in and is not
 */
record ProfileDiff(
    String name,
    Optional<Profile> before,
    Optional<Profile> after,
    List<SettingChange> settings,
    List<Who> gains,
    List<Who> losses) {

  boolean someoneGains() {
    return !gains.isEmpty() || settings.stream().anyMatch(SettingChange::gives);
  }

  boolean someoneLoses() {
    return !losses.isEmpty() || settings.stream().anyMatch(SettingChange::takes);
  }

  boolean isChange() {
    return someoneGains() || someoneLoses();
  }

  static ProfileDiff between(String name, Optional<Profile> before, Optional<Profile> after) {
    List<Box> old = before.map(Boxes::of).orElse(List.of());
    List<Box> current = after.map(Boxes::of).orElse(List.of());
    List<SettingChange> settings =
        before.isPresent() && after.isPresent()
            ? SettingChanges.between(before.get(), after.get())
            : List.of();
    return new ProfileDiff(
        name,
        before,
        after,
        settings,
        Who.of(Subtraction.subtract(current, old)),
        Who.of(Subtraction.subtract(old, current)));
  }
}
