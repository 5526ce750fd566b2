package io.porttokenvending.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A Port access token, or the reason why there is none. */
public sealed interface PortTokenResult {
  record Token(PortAccessToken token, TokenSource source) implements PortTokenResult {}

  /** The reason why there is no token. */
  sealed interface Failure extends PortTokenResult {}

  /** Port does not accept the client id and secret. */
  record CredentialsRejected() implements Failure {}

  /** Port's response is neither a token nor a known error. */
  record ResponseInvalid() implements Failure {}

  /**
   * Port limits exchanges.
   *
   * @param retryAfter time until the next exchange can succeed
   */
  record RateLimited(Optional<Duration> retryAfter) implements Failure {}

  /** Port could not be reached, responded with 5xx or 408, or did not respond in time. */
  record Unavailable(Optional<Duration> retryAfter) implements Failure {}

  /**
   * Port's active token expires too soon.
   *
   * @param remaining time until another token can be issued
   * @param expiresAt end of the active token, which may have passed a few seconds ago
   */
  record LifetimeInsufficient(Duration remaining, Instant expiresAt) implements Failure {}
}
