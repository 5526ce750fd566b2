package io.porttokenvending.cli.explain;

import java.util.List;

/** The whole answer: who asks, and what each profile that was asked makes of it. */
record Explained(String policyVersion, Subject subject, List<ProfileVerdict> profiles) {
  boolean isGranted() {
    return profiles.stream().anyMatch(ProfileVerdict::isGranted);
  }
}
