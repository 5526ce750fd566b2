package io.porttokenvending.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.testing.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemDocumentTest {
  @ParameterizedTest
  @CsvSource({
    "PT-1S, 1",
    "PT0S, 1",
    "PT0.000000001S, 1",
    "PT1S, 1",
    "PT1.000000001S, 2",
    "PT1.001S, 2",
    "PT1.999999999S, 2",
    "PT24H, 86400"
  })
  void wait_isRoundedUpToWholeSeconds(Duration wait, String seconds) {
    assertEquals(Optional.of(seconds), retryAfter(ErrorCode.PORT_RATE_LIMITED, Optional.of(wait)));
  }

  @Test
  void retryAfter_withoutKnownWait_isFiveSecondsOrRotationTime() {
    assertEquals(Optional.of("5"), retryAfter(ErrorCode.PORT_UNAVAILABLE, Optional.empty()));
    assertEquals(Optional.of("30"), retryAfter(ErrorCode.TOKEN_KEY_UNKNOWN, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void retryAfter_isSetOnlyIfWaitingHelps(ErrorCode code) {
    boolean told = retryAfter(code, Optional.empty()).isPresent();

    assertEquals(code.retryable() && !code.freshTokenRequired(), told);
  }

  private static Optional<String> retryAfter(ErrorCode code, Optional<Duration> wait) {
    String answer =
        ResponseText.of(
            ProblemDocument.of(
                new Refused(code, "", List.of(), wait),
                RequestStyle.BEARER,
                "r=",
                URI.create("https://errors.example")));
    return Optional.ofNullable(Answer.json(answer).path("headers").path("Retry-After").textValue());
  }
}
