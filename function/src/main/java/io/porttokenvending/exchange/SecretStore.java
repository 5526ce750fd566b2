package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Instant;
import java.util.Optional;

/**
 * Source of what secrets contain: Port credentials, or the members that a header can carry. The
 * defaults are those of a source that caches nothing.
 */
@FunctionalInterface
public interface SecretStore<T> {
  /** Returns what the current version contains, from a cache while it may serve. */
  Lookup<T> find(String secretId, Deadline deadline);

  /**
   * Returns what the current version contains, read again because Port has just rejected {@code
   * rejectedVersion}. A cached other version is newer and is returned without a read.
   */
  default Lookup<T> findOtherThan(String secretId, String rejectedVersion, Deadline deadline) {
    return find(secretId, deadline);
  }

  /** Returns what {@link #find} would return without a read; empty if it would read. */
  default Optional<T> held(String secretId) {
    return Optional.empty();
  }

  /** Returns when the cached version was read. */
  default Optional<Instant> readAt(String secretId) {
    return Optional.empty();
  }
}
