package io.porttokenvending.cli.lint;

import java.util.Optional;

/**
 * A warning that the operator has thought about and wants to hear no more.
 *
 * @param profile the one it is not to be heard about; empty for all
 */
public record Ignored(Warning warning, Optional<String> profile) {
  boolean covers(Finding finding) {
    return finding.code().equals(warning.code())
        && (profile.isEmpty() || finding.file().equals(profile.get() + WrittenProfile.EXTENSION));
  }
}
