package io.porttokenvending.port;

import io.porttokenvending.exchange.PortAccessToken;
import java.time.Duration;
import java.util.Optional;

/** What asking Port for a token brought, whatever life the asker wants of it. */
sealed interface ExchangeOutcome {
  /** A token, be it nearly or already over. */
  record Issued(PortAccessToken token) implements ExchangeOutcome {}

  /** Port does not know the client, or does not let it in. */
  record Rejected() implements ExchangeOutcome {}

  /** An answer that is neither a token nor a known refusal. */
  record Invalid() implements ExchangeOutcome {}

  /**
   * Too many exchanges.
   *
   * @param retryAfter how long Port asks to be left alone, counted from the answer
   */
  record RateLimited(Optional<Duration> retryAfter) implements ExchangeOutcome {}

  /**
   * No answer, or one that Port cannot serve now; soon known, so that another try is cheap.
   *
   * @param retryAfter how long Port asks to be left alone, counted from the answer
   */
  record Down(Optional<Duration> retryAfter) implements ExchangeOutcome {}

  /** The time ran out or the body broke off; another try would cost as much again. */
  record Lost() implements ExchangeOutcome {}
}
