package io.porttokenvending.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void wait_doublesUpToTheLongest() {
    Backoff backoff = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(3));

    assertEquals(
        Stream.of(30, 60, 120, 180, 180).map(Duration::ofSeconds).toList(),
        Stream.iterate(backoff.first(), backoff::after).limit(5).toList());
  }

  @Test
  void jitter_coversExactlyItsRange() {
    Random random = new Random(1);
    Duration longest = Duration.ofNanos(3);
    List<Duration> drawn =
        Stream.generate(() -> Backoff.jitter(longest, random)).limit(1_000).distinct().toList();

    assertEquals(4, drawn.size());
    assertTrue(drawn.stream().allMatch(it -> !it.isNegative() && it.compareTo(longest) <= 0));
  }
}
