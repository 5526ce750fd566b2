package io.porttokenvending.port;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.json.Ascii;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads how long an answer asks its caller to wait; what is no plain future time is no request. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(24);

  /**
   * Port's documentation says epoch seconds, its Terraform provider takes seconds to wait. A
   * million seconds is eleven days, longer than any rate limit's window, and as an epoch it is
   * January 1970.
   */
  private static final long LARGEST_DELTA = 1_000_000;

  /** Beyond it a number is as absurd as it can be, and below it no arithmetic overflows. */
  private static final int MAX_DIGITS = 15;

  private RetryAfter() {}

  /**
   * Returns the time in {@code Retry-After} (RFC 9110 section 10.2.3), otherwise in {@code
   * x-ratelimit-reset}. A time of zero is unusable: it would permit one exchange after another.
   */
  static Optional<Duration> whenRateLimited(Answer answer, Instant now) {
    return whenUnavailable(answer, now)
        .filter(Duration::isPositive)
        .or(() -> answer.header("x-ratelimit-reset").flatMap(value -> reset(value.strip(), now)))
        .filter(Duration::isPositive);
  }

  /**
   * What {@code Retry-After} says; Port sends the reset of its rate limits with answers that have
   * nothing to do with them.
   */
  static Optional<Duration> whenUnavailable(Answer answer, Instant now) {
    return answer.header("retry-after").flatMap(value -> retryAfter(value.strip(), now));
  }

  private static Optional<Duration> retryAfter(String value, Instant now) {
    OptionalLong seconds = digits(value);
    return seconds.isPresent()
        ? Optional.of(capped(Duration.ofSeconds(seconds.getAsLong())))
        : HttpDate.parse(value, now).flatMap(then -> until(then, now));
  }

  private static Optional<Duration> reset(String value, Instant now) {
    OptionalLong digits = digits(value);
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    long seconds = digits.getAsLong();
    return seconds > LARGEST_DELTA
        ? until(Instant.ofEpochSecond(seconds), now)
        : Optional.of(capped(Duration.ofSeconds(seconds)));
  }

  private static Optional<Duration> until(Instant then, Instant now) {
    return then.isBefore(now) ? Optional.empty() : Optional.of(capped(Duration.between(now, then)));
  }

  private static Duration capped(Duration wait) {
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  private static OptionalLong digits(String value) {
    if (value.isEmpty() || !Ascii.isDigits(value)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Long.parseLong(value.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : value));
  }
}
