package io.porttokenvending.port;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.json.Ascii;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
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

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

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
        : date(value, now).flatMap(then -> until(then, now));
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

  /** Reads a date in one of the three forms of RFC 9110 section 5.6.7. */
  private static Optional<Instant> date(String text, Instant now) {
    for (DateTimeFormatter form :
        List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
      try {
        return Optional.of(form.parse(text, Instant::from));
      } catch (DateTimeException e) {
        // Not this form.
      }
    }
    return Optional.empty();
  }

  /** A year of two digits is at most fifty years ahead. */
  private static DateTimeFormatter rfc850(Instant now) {
    LocalDate earliest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
    return new DateTimeFormatterBuilder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
  }
}
