package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import java.util.Optional;

/** Where Port access tokens come from: Port's exchange, and a cache before it. */
public interface PortTokens {
  /** A token that outlives the settings' {@code minTtl}, or why there is none. */
  PortTokenResult tokenFor(PortCredentials credentials, PortSettings settings, Deadline deadline);

  /** Returns what this instance knows, without any call. */
  default PortTokenState held(PortCredentials credentials, PortSettings settings) {
    return new PortTokenState.Exchangeable(Optional.empty());
  }

  /** Returns what is known without an exchange; may read what other instances share. */
  default PortTokenState known(
      PortCredentials credentials, PortSettings settings, Deadline deadline) {
    return held(credentials, settings);
  }
}
