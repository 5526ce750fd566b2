package io.porttokenvending.exchange;

import java.time.Instant;
import java.util.Optional;

/** What is known of one credential set without an exchange. */
public sealed interface PortTokenState {
  /** The result of {@link PortTokens#tokenFor}, which would start no exchange. */
  record InForce(PortTokenResult result) implements PortTokenState {}

  /**
   * {@link PortTokens#tokenFor} would start an exchange.
   *
   * @param expiredAt end of the last token, if one is known
   */
  record Exchangeable(Optional<Instant> expiredAt) implements PortTokenState {}
}
