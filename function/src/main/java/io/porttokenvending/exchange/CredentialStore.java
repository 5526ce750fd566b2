package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Instant;
import java.util.Optional;

/** Where a profile's Port client credentials come from. */
public interface CredentialStore {
  /** The current credentials, from a cache while it may serve. */
  Lookup<PortCredentials> find(String secretId, Deadline deadline);

  /**
   * The current credentials, read again because Port has just rejected {@code rejectedVersion}, at
   * most every five seconds. A cached other version is newer and is returned without a read.
   */
  Lookup<PortCredentials> findOtherThan(String secretId, String rejectedVersion, Deadline deadline);

  /** The credentials that {@link #find} would return without a read; empty if it would read. */
  default Optional<PortCredentials> held(String secretId) {
    return Optional.empty();
  }

  /** When the held credentials were read; empty where nothing is held. */
  default Optional<Instant> readAt(String secretId) {
    return Optional.empty();
  }
}
