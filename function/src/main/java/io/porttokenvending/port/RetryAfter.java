package io.porttokenvending.port;

import io.porttokenvending.http.HttpOutcome.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The time that a response asks its caller to wait; empty unless it is in the future. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(24);

  /**
   * Port documents epoch seconds, but its Terraform provider reads seconds to wait. A million
   * seconds are eleven days to wait, or January 1970.
   */
  private static final long LARGEST_DELTA = 1_000_000;

  /** Of so many digits no arithmetic overflows. */
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

  /** Returns the time in {@code Retry-After} only: Port sends resets with unrelated responses. */
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
    if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        Long.parseLong(value.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : value));
  }
}
