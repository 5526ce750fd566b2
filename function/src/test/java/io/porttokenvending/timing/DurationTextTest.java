package io.porttokenvending.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "1s, 1",
    "90s, 90",
    "15m, 900",
    "1h, 3600",
    "007s, 7",
    "999999s, 999999",
    "999999h, 3599996400"
  })
  void digitsAndUnit_areADuration(String text, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), DurationText.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "5",
        "90",
        "1000000s",
        "-1s",
        "+1s",
        "1.5h",
        "1 s",
        " 1s",
        "1s ",
        "1s\n",
        "1S",
        "1M",
        "1d",
        "1ms",
        "1h30m",
        "PT15M",
        "15min",
        "1e3s",
        "0x1s",
        "\u0661s",
        "\uff11s"
      })
  void otherText_isEmpty(String text) {
    assertEquals(Optional.empty(), DurationText.parse(text));
  }
}
