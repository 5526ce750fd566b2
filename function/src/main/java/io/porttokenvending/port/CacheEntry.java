package io.porttokenvending.port;

import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenState;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.port.PortReply.Down;
import io.porttokenvending.port.PortReply.Invalid;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Lost;
import io.porttokenvending.port.PortReply.RateLimited;
import io.porttokenvending.port.PortReply.Rejected;
import io.porttokenvending.timing.Age;
import io.porttokenvending.timing.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Result of the last exchange for one cache key.
 *
 * @param at when the exchange ended
 * @param suspension how long after {@code at} no other exchange starts
 */
record CacheEntry(PortReply last, Instant at, Duration suspension) {
  private static final Duration REJECTION = Duration.ofMinutes(1);

  /** All instances hold the same token, so it expires for all of them at one moment. */
  private static final Duration EXPIRY_JITTER = Duration.ofSeconds(5);

  /** If Port's clock is behind, Port still returns a token that has expired here. */
  private static final Backoff EXPIRED_TOKEN =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

  /** The longest window in which Port is known to count exchanges. */
  private static final Duration LONGEST_RATE_LIMIT = Duration.ofMinutes(15);

  /** Instances with clocks that differ by more share no errors. */
  private static final Duration LARGEST_CLOCK_DIFFERENCE = Duration.ofMinutes(1);

  private static final Backoff RATE_LIMIT = new Backoff(Duration.ofSeconds(30), LONGEST_RATE_LIMIT);

  /**
   * Returns the entry that replaces {@code before}. A token in {@code before} is dropped: no
   * exchange starts until it has expired, or until its age is unknown.
   */
  static CacheEntry after(
      Optional<CacheEntry> before, PortReply outcome, Instant at, RandomGenerator random) {
    Duration suspension =
        switch (outcome) {
          case Issued(PortAccessToken token) when token.expiresAt().isAfter(at) ->
              untilExpired(token, at, random);
          case Issued _ -> next(EXPIRED_TOKEN, before.filter(CacheEntry::hasTokenExpiredOnArrival));
          case RateLimited(Optional<Duration> retryAfter) ->
              retryAfter
                  .map(asked -> shorter(asked, LONGEST_RATE_LIMIT))
                  .orElseGet(() -> next(RATE_LIMIT, before.filter(it -> it.last.equals(outcome))));
          case Rejected _ -> REJECTION;
          case Invalid _, Down _, Lost _ -> Duration.ZERO;
        };
    return new CacheEntry(outcome, at, suspension);
  }

  /**
   * Returns the entry for a result that another instance has shared. The clock of that instance
   * decides as little as possible: a token ends by its own {@code exp}, and no error lasts longer
   * from now than it did for the other instance.
   *
   * @param fresh whether the result was written while this instance waited for it
   */
  static CacheEntry shared(
      SharedResult result, boolean fresh, Instant now, RandomGenerator random) {
    if (result.reply() instanceof Issued(PortAccessToken token) && token.expiresAt().isAfter(now)) {
      return new CacheEntry(result.reply(), now, untilExpired(token, now, random));
    }
    Duration suspension = shorter(result.suspension(), LONGEST_RATE_LIMIT);
    boolean ahead = Age.isBelow(shorter(suspension, LARGEST_CLOCK_DIFFERENCE), now, result.at());
    return new CacheEntry(result.reply(), fresh || ahead ? now : result.at(), suspension);
  }

  /** Returns whether {@link #answer} applies without another exchange. */
  boolean isInForce(Instant now) {
    return Age.isBelow(suspension, at, now);
  }

  /** Returns what is known without another exchange. */
  PortTokenState state(Duration minTtl, Instant now, TokenSource source) {
    if (isInForce(now)) {
      return new PortTokenState.InForce(answer(minTtl, now, source));
    }
    return new PortTokenState.Exchangeable(
        last instanceof Issued(PortAccessToken token)
            ? Optional.of(token.expiresAt())
            : Optional.empty());
  }

  /** Returns the token if it outlives {@code minTtl}, otherwise why there is none. */
  PortTokenResult answer(Duration minTtl, Instant now, TokenSource source) {
    return switch (last) {
      case Issued(PortAccessToken token) -> judged(token, minTtl, now, source);
      case Rejected _ -> new PortTokenResult.CredentialsRejected();
      case Invalid _ -> new PortTokenResult.ResponseInvalid();
      case RateLimited(Optional<Duration> retryAfter) ->
          new PortTokenResult.RateLimited(Optional.of(left(retryAfter.orElse(suspension), now)));
      case Down(Optional<Duration> retryAfter) ->
          new PortTokenResult.Unavailable(retryAfter.map(asked -> left(asked, now)));
      case Lost _ -> new PortTokenResult.Unavailable(Optional.empty());
    };
  }

  private PortTokenResult judged(
      PortAccessToken token, Duration minTtl, Instant now, TokenSource source) {
    Duration remaining = Duration.between(now, token.expiresAt());
    if (!remaining.isPositive()) {
      return new PortTokenResult.LifetimeInsufficient(left(suspension, now), token.expiresAt());
    }
    return remaining.compareTo(minTtl) >= 0
        ? new PortTokenResult.Token(token, source)
        : new PortTokenResult.LifetimeInsufficient(remaining, token.expiresAt());
  }

  private boolean hasTokenExpiredOnArrival() {
    return last instanceof Issued(PortAccessToken token) && !token.expiresAt().isAfter(at);
  }

  private static Duration untilExpired(PortAccessToken token, Instant now, RandomGenerator random) {
    return Duration.between(now, token.expiresAt()).plus(Backoff.jitter(EXPIRY_JITTER, random));
  }

  private static Duration next(Backoff backoff, Optional<CacheEntry> repeated) {
    return repeated.map(it -> backoff.after(it.suspension)).orElse(backoff.first());
  }

  /** The part of {@code wait}, counted from the exchange, that is not over. */
  private Duration left(Duration wait, Instant now) {
    Duration left = wait.minus(Duration.between(at, now));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
