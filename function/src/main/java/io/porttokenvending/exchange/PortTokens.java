package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import java.util.Optional;

/** Source of Port access tokens. */
public interface PortTokens {
  /** Returns a token that outlives the settings' {@code minTtl}, or why there is none. */
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
