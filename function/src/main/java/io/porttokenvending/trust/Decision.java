package io.porttokenvending.trust;

import java.util.List;
import java.util.Optional;

/** What the trust policy says of one job and one profile. */
public sealed interface Decision {
  /**
   * A rule holds.
   *
   * @param rule the rule's name
   */
  record Granted(Profile profile, String rule) implements Decision {}

  /**
   * No rule holds.
   *
   * @param profile the profile that was asked, when there is one
   * @param ownerKnown whether the job's owner is named where it asks, so that it may learn more
   *     than that it was denied
   * @param failedClaims empty for a stranger
   */
  record Denied(
      DenialReason reason,
      Optional<Profile> profile,
      boolean ownerKnown,
      List<FailedClaim> failedClaims)
      implements Decision {}

  /** Why a verified job is denied. */
  enum DenialReason {
    /** No rule matches. */
    ACCESS_DENIED,
    /** A rule would match if it listed the job's event. */
    EVENT_REFUSED,
    /** A rule would match, but the ids differ while the names are the same. */
    IDENTITY_ID_MISMATCH,
    /** Several profiles, none is called {@code default}, and none was asked for. */
    PROFILE_REQUIRED
  }

  /**
   * A claim that did not satisfy the policy, and never what the policy requires.
   *
   * @param sent empty when the token has no such claim
   */
  record FailedClaim(String claim, Optional<String> sent) {}
}
