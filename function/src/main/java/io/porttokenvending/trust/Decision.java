package io.porttokenvending.trust;

import java.util.List;
import java.util.Optional;

/** The trust policy's decision about one job and one profile. */
public sealed interface Decision {
  /**
   * A rule matches.
   *
   * @param rule the rule's name
   */
  record Granted(Profile profile, String rule) implements Decision {}

  /**
   * No rule matches.
   *
   * @param profile the requested profile; empty when it does not exist
   * @param ownerKnown whether the requested profile names the job's owner; only then may the
   *     response contain more than the denial
   * @param failedClaims empty when the owner is unknown
   */
  record Denied(
      DenialReason reason,
      Optional<Profile> profile,
      boolean ownerKnown,
      List<FailedClaim> failedClaims)
      implements Decision {}

  /** The reason why a verified job is denied. */
  enum DenialReason {
    /** No rule matches. */
    ACCESS_DENIED,
    /** A rule would match if it listed the job's event. */
    EVENT_REFUSED,
    /** A rule matches the job's names, but not its ids. */
    IDENTITY_ID_MISMATCH,
    /** The request names no profile, and none of several profiles is called {@code default}. */
    PROFILE_REQUIRED
  }

  /**
   * A claim that did not satisfy the policy; it never contains the policy's required value.
   *
   * @param sent empty when the token has no such claim
   */
  record FailedClaim(String claim, Optional<String> sent) {}
}
