package io.porttokenvending.port;

import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.exchange.PortTokenOutcome;
import io.porttokenvending.port.ExchangeOutcome.Down;
import io.porttokenvending.port.ExchangeOutcome.Invalid;
import io.porttokenvending.port.ExchangeOutcome.Issued;
import io.porttokenvending.port.ExchangeOutcome.Lost;
import io.porttokenvending.port.ExchangeOutcome.RateLimited;
import io.porttokenvending.port.ExchangeOutcome.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one key since its last exchange.
 *
 * @param token the token Port gave last, kept through failures but not through a rejection
 * @param at when the last exchange ended
 */
record CacheEntry(Optional<PortAccessToken> token, ExchangeOutcome last, Instant at) {
  private static final Duration REJECTION = Duration.ofMinutes(1);
  private static final Duration SHORT_TOKEN = Duration.ofMinutes(1);

  /** Port's clock may be behind, so that it takes a token that is over for its active one. */
  private static final Duration ENDED_TOKEN = Duration.ofSeconds(5);

  /** The longest window that Port is known to count exchanges in. */
  private static final Duration LONGEST_RATE_LIMIT = Duration.ofMinutes(15);

  static CacheEntry after(Optional<CacheEntry> before, ExchangeOutcome outcome, Instant at) {
    Optional<PortAccessToken> token =
        switch (outcome) {
          case Issued(PortAccessToken issued) -> Optional.of(issued);
          case Rejected _ -> Optional.empty();
          case Invalid _, RateLimited _, Down _, Lost _ -> before.flatMap(CacheEntry::token);
        };
    return new CacheEntry(token, outcome, at);
  }

  /** Whether {@link #answer} stands without asking Port again. */
  boolean stands(Duration minTtl, Instant now) {
    return serving(minTtl, now).isPresent() || elapsed(now).compareTo(heldBack(minTtl)) < 0;
  }

  /** Whether the token outlives {@code minTtl}. */
  boolean serves(Duration minTtl, Instant now) {
    return serving(minTtl, now).isPresent();
  }

  /** The token when it serves this asker, otherwise what the last exchange said, counted down. */
  PortTokenOutcome answer(Duration minTtl, Instant now) {
    return serving(minTtl, now)
        .<PortTokenOutcome>map(PortTokenOutcome.Token::new)
        .orElseGet(() ->
            switch (last) {
              case Issued(PortAccessToken issued) ->
                  new PortTokenOutcome.LifetimeInsufficient(
                      notNegative(Duration.between(now, issued.expiresAt())));
              case Rejected _ -> new PortTokenOutcome.CredentialsRejected();
              case Invalid _ -> new PortTokenOutcome.ResponseInvalid();
              case RateLimited(Optional<Duration> retryAfter) ->
                  new PortTokenOutcome.RateLimited(left(retryAfter, now));
              case Down(Optional<Duration> retryAfter) ->
                  new PortTokenOutcome.Unavailable(left(retryAfter, now));
              case Lost _ -> new PortTokenOutcome.Unavailable(Optional.empty());
            });
  }

  /** For how long after the last exchange another would bring this asker nothing new. */
  private Duration heldBack(Duration minTtl) {
    return switch (last) {
      case Issued(PortAccessToken issued) ->
          outlives(issued, minTtl, at) ? Duration.ZERO : untilNewToken(issued);
      case Rejected _ -> REJECTION;
      case RateLimited(Optional<Duration> retryAfter) ->
          shorter(retryAfter.orElse(Duration.ZERO), LONGEST_RATE_LIMIT);
      case Invalid _, Down _, Lost _ -> Duration.ZERO;
    };
  }

  private Duration untilNewToken(PortAccessToken issued) {
    Duration rest = Duration.between(at, issued.expiresAt());
    return rest.isPositive() ? shorter(rest, SHORT_TOKEN) : ENDED_TOKEN;
  }

  private Optional<PortAccessToken> serving(Duration minTtl, Instant now) {
    return token.filter(held -> outlives(held, minTtl, now));
  }

  private static boolean outlives(PortAccessToken token, Duration minTtl, Instant now) {
    Duration remaining = Duration.between(now, token.expiresAt());
    return remaining.isPositive() && remaining.compareTo(minTtl) >= 0;
  }

  private Optional<Duration> left(Optional<Duration> retryAfter, Instant now) {
    return retryAfter.map(asked -> notNegative(asked.minus(elapsed(now))));
  }

  private Duration elapsed(Instant now) {
    return notNegative(Duration.between(at, now));
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
