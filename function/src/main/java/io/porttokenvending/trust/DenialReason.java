package io.porttokenvending.trust;

/** Why the policy lets a verified job have nothing. */
public enum DenialReason {
  /** No rule holds. */
  ACCESS_DENIED,
  /** A rule would hold, had it listed the job's event. */
  EVENT_REFUSED,
  /** A rule would hold, but for ids that differ while the names are the same. */
  IDENTITY_ID_MISMATCH,
  /** Several profiles, none is called {@code default}, and none was asked for. */
  PROFILE_REQUIRED
}
