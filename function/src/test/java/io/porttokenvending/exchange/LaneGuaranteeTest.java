package io.porttokenvending.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.trust.PortSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Twelve hours of requests with random lifetimes at random times, in one instance. */
class LaneGuaranteeTest {
  private static final Duration RUN = Duration.ofHours(12);

  /** From the profile's own lifetime to the longest that a caller may require. */
  private static final long SHORTEST = Duration.ofMinutes(15).toMillis();

  private static final long LONGEST = Duration.ofHours(2).toMillis() + 1;

  private static final String INSUFFICIENT = "token_lifetime_insufficient";

  @ParameterizedTest
  @CsvSource({"2, 88", "3, 118", "4, 133"})
  void guarantee_growsWithTheLanes(int lanes, long minutes) {
    assertEquals(Duration.ofMinutes(minutes), PortSettings.guarantee(lanes));
  }

  static Stream<Arguments> runs() {
    return IntStream.range(0, 120)
        .mapToObj(
            seed -> Arguments.of(2 + seed % 3, List.of(10, 120, 900).get(seed / 3 % 3), seed));
  }

  /**
   * @param pause longest pause between two requests, in seconds
   */
  @ParameterizedTest
  @MethodSource("runs")
  void request_upToTheGuarantee_isServedOnceEachLaneWasExchanged(int lanes, int pause, int seed) {
    Random random = new Random(seed);
    LaneHarness harness = new LaneHarness(lanes, random);
    // Other users of the credentials leave tokens of any age.
    for (String client : LaneInstance.LANES.subList(0, lanes)) {
      harness.port.issue(client, Duration.ofSeconds(random.nextInt(10_801)));
    }
    Duration guarantee = PortSettings.guarantee(lanes);
    Instant end = harness.clock.instant().plus(RUN);
    int guaranteed = 0;
    while (harness.clock.instant().isBefore(end)) {
      harness.clock.advance(Duration.ofMillis(1 + random.nextInt(pause * 1000)));
      Duration required = Duration.ofMillis(random.nextLong(SHORTEST, LONGEST));
      boolean isSettled = harness.port.renewed.size() == lanes;
      String answer = harness.request(required);
      if (required.compareTo(guarantee) <= 0 && isSettled) {
        guaranteed++;
        assertTrue(answer.length() == 1, () -> required + ": " + answer);
      }
      assertTrue(answer.length() == 1 || answer.startsWith(INSUFFICIENT), answer);
    }
    assertTrue(guaranteed > 10, "few requests were checked");
    assertTrue(harness.port.exchanged.size() <= 6 * lanes, harness.port.exchanged::toString);
  }
}
