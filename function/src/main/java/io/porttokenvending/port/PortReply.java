package io.porttokenvending.port;

import io.porttokenvending.exchange.PortAccessToken;
import java.time.Duration;
import java.util.Optional;

/** Port's reply to one exchange, whatever lifetime the caller requires. */
sealed interface PortReply {
  /** A token, which may be about to expire or expired. */
  record Issued(PortAccessToken token) implements PortReply {}

  /** Port does not accept the client id and secret. */
  record Rejected() implements PortReply {}

  /** A response that is neither a token nor a known error. */
  record Invalid() implements PortReply {}

  /**
   * Too many exchanges.
   *
   * @param retryAfter the wait that Port asks for, counted from the response
   */
  record RateLimited(Optional<Duration> retryAfter) implements PortReply {}

  /**
   * A connection error or a 5xx or 408 response; it arrives early, so that a retry costs little
   * time.
   *
   * @param retryAfter the wait that Port asks for, counted from the response
   */
  record Down(Optional<Duration> retryAfter) implements PortReply {}

  /** The call timed out or the body was truncated; a retry would take as long again. */
  record Lost() implements PortReply {}
}
