package io.porttokenvending.token;

import io.porttokenvending.timing.Deadline;
import java.time.Instant;
import java.util.Optional;

/** The signing keys of one issuer. */
public interface IssuerKeys {
  KeyLookup find(String kid, Deadline deadline);

  /** Loads the keys before the first request; a failure surfaces in that request. */
  default void prefetch(Deadline deadline) {}

  /** Returns the fetch time of the cached keys; empty for keys that do not expire. */
  default Optional<Instant> fetchedAt() {
    return Optional.empty();
  }
}
