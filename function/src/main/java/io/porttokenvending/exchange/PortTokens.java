package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;

/** Where Port access tokens come from: Port's exchange, and a cache before it. */
public interface PortTokens {
  /** A token that outlives the settings' {@code minTtl}, or why there is none. */
  PortTokenResult tokenFor(PortCredentials credentials, PortSettings settings, Deadline deadline);

  /** Whether {@link #tokenFor} would return a token without an exchange. */
  default boolean holds(PortCredentials credentials, PortSettings settings) {
    return false;
  }
}
