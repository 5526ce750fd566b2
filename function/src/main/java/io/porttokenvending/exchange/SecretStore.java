package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.timing.Deadline;
import java.time.Instant;
import java.util.Optional;

/**
 * Source of the content of secrets: Port credentials, or the members that a header can carry. The
 * default methods are those of a source without a cache.
 */
@FunctionalInterface
public interface SecretStore<T> {
  /** Returns the content of the current version, from a cache if it is fresh enough. */
  Lookup<T> find(String secretId, Deadline deadline);

  /**
   * Returns the content of the current version, read again because Port has just rejected {@code
   * rejectedVersion}. Another cached version is newer and is returned without a read.
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
