package io.porttokenvending.token;

import io.porttokenvending.timing.Deadline;
import java.time.Instant;
import java.util.Optional;

/** The signing keys of one issuer. */
public interface IssuerKeys {
  KeyLookup find(String kid, Deadline deadline);

  /** Loads the keys ahead of the first request, and leaves a failure to that request. */
  default void prefetch(Deadline deadline) {}

  /** When the keys that are held were published last; empty for keys that do not age. */
  default Optional<Instant> since() {
    return Optional.empty();
  }
}
