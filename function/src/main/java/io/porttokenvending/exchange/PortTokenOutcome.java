package io.porttokenvending.exchange;

import java.time.Duration;
import java.util.Optional;

/** What asking for a Port access token brought. */
public sealed interface PortTokenOutcome {
  record Token(PortAccessToken token) implements PortTokenOutcome {}

  /** Port does not know the client id and secret, or does not let them in. */
  record CredentialsRejected() implements PortTokenOutcome {}

  /** Port answered something that is no token and no known refusal. */
  record ResponseInvalid() implements PortTokenOutcome {}

  record RateLimited(Optional<Duration> retryAfter) implements PortTokenOutcome {}

  /** Port could not be reached, answered 5xx or 408, or not in time. */
  record Unavailable(Optional<Duration> retryAfter) implements PortTokenOutcome {}

  /**
   * Port's one active token expires too soon.
   *
   * @param remaining its lifetime, or if it has expired, the time until the next exchange
   */
  record LifetimeInsufficient(Duration remaining) implements PortTokenOutcome {}
}
