package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.http.HttpOutcome.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "120, 120", "' 7 ', 7", "86400, 86400"})
  void retryAfter_inSeconds_isThatLong(String value, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), retryAfter(value));
  }

  @Test
  void rateLimit_withATimeOfZero_hasNoUsableTime() {
    assertEquals(
        Optional.empty(), RetryAfter.whenRateLimited(answer(429, "retry-after", "0"), NOW));
    assertEquals(
        Optional.empty(), RetryAfter.whenRateLimited(answer(429, "x-ratelimit-reset", "0"), NOW));
    Answer both =
        new Answer(
            429,
            Map.of("retry-after", List.of("0"), "x-ratelimit-reset", List.of("7")),
            new byte[0]);
    assertEquals(Optional.of(Duration.ofSeconds(7)), RetryAfter.whenRateLimited(both, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fri, 20 Nov 2026 09:01:30 GMT",
        "Friday, 20-Nov-26 09:01:30 GMT",
        "Fri Nov 20 09:01:30 2026"
      })
  void retryAfter_asADateOfEachForm_isTheTimeUntilIt(String value) {
    assertEquals(Optional.of(Duration.ofSeconds(90)), retryAfter(value));
  }

  @Test
  void retryAfter_asAnAsctimeWithADayOfOneDigit_isRead() {
    Instant then = Instant.parse("2026-11-06T08:49:37Z");
    Answer answer = answer(503, "retry-after", "Fri Nov  6 08:49:37 2026");

    assertEquals(
        Optional.of(Duration.ofSeconds(5)),
        RetryAfter.whenUnavailable(answer, then.minusSeconds(5)));
  }

  @Test
  void retryAfter_dateWithTwoDigitYear_isAtMostFiftyYearsAhead() {
    assertEquals(Optional.of(Duration.ofHours(24)), retryAfter("Friday, 20-Nov-76 09:00:00 GMT"));
    assertEquals(Optional.empty(), retryAfter("Sunday, 20-Nov-77 09:00:00 GMT"));
    assertEquals(Optional.empty(), retryAfter("Sunday, 06-Nov-94 08:49:37 GMT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.5",
        "7s",
        "soon",
        "٧",
        "0x10",
        "7, 8",
        "2026-11-20T09:01:30Z",
        "Fri, 20 Nov 2026 08:59:59 GMT",
        "Mon, 20 Nov 2026 09:01:30 GMT",
        "Fri, 31 Nov 2026 09:01:30 GMT"
      })
  void retryAfter_thatIsNoFutureTime_isAbsent(String value) {
    assertEquals(Optional.empty(), retryAfter(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86401",
        "99999999999",
        "999999999999999999999999",
        "Sat, 20 Nov 2027 09:00:00 GMT"
      })
  void retryAfter_ofMoreThanADay_isADay(String value) {
    assertEquals(Optional.of(Duration.ofHours(24)), retryAfter(value));
  }

  @Test
  void retryAfter_givenTwiceOrNot_isAbsent() {
    Answer twice = new Answer(503, Map.of("retry-after", List.of("1", "2")), new byte[0]);

    assertEquals(Optional.empty(), RetryAfter.whenUnavailable(twice, NOW));
    assertEquals(Optional.empty(), RetryAfter.whenUnavailable(answer(503, ""), NOW));
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "300, 300", "1000000, 86400"})
  void reset_upToAMillion_isSecondsToWait(String value, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), reset(value));
  }

  @Test
  void reset_beyondAMillion_isEpochSeconds() {
    long now = NOW.getEpochSecond();

    assertEquals(Optional.of(Duration.ofSeconds(30)), reset(Long.toString(now + 30)));
    assertEquals(Optional.empty(), reset(Long.toString(now)));
    assertEquals(Optional.empty(), reset(Long.toString(now - 1)));
    assertEquals(Optional.empty(), reset("1000001"));
    assertEquals(Optional.of(Duration.ofHours(24)), reset(Long.toString(now + 86_401)));
    assertEquals(Optional.of(Duration.ofHours(24)), reset(now + "000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-5", "5.0", "later", "Fri, 20 Nov 2026 09:01:30 GMT"})
  void reset_thatIsNoNumber_isAbsent(String value) {
    assertEquals(Optional.empty(), reset(value));
  }

  @Test
  void reset_nextToRetryAfter_countsOnlyIfThatIsUnusable() {
    assertEquals(Optional.of(Duration.ofSeconds(5)), both("5", "60"));
    assertEquals(Optional.of(Duration.ofSeconds(60)), both("soon", "60"));
  }

  private static Optional<Duration> both(String retryAfter, String reset) {
    Answer answer =
        new Answer(
            429,
            Map.of("retry-after", List.of(retryAfter), "x-ratelimit-reset", List.of(reset)),
            new byte[0]);
    return RetryAfter.whenRateLimited(answer, NOW);
  }

  private static Optional<Duration> retryAfter(String value) {
    return RetryAfter.whenUnavailable(answer(503, "retry-after", value), NOW);
  }

  private static Optional<Duration> reset(String value) {
    return RetryAfter.whenRateLimited(answer(429, "x-ratelimit-reset", value), NOW);
  }
}
