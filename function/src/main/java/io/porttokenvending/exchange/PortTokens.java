package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import java.util.Optional;

/** Source of Port access tokens. */
public interface PortTokens {
  /** Returns a token that outlives the settings' {@code minTtl}, or why there is none. */
  PortTokenResult tokenFor(PortCredentials credentials, PortSettings settings, Deadline deadline);

  /**
   * Returns what {@link #tokenFor} would return without an exchange; empty if it would exchange.
   */
  default Optional<PortTokenResult> known(
      PortCredentials credentials, PortSettings settings, Deadline deadline) {
    return Optional.empty();
  }

  /** Returns whether the memory of this instance has a token for {@link #tokenFor}. */
  default boolean holds(PortCredentials credentials, PortSettings settings) {
    return false;
  }
}
