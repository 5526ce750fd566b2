package io.porttokenvending.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -3600})
  void deadline_zeroOrNegative_hasPassed(long seconds) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(seconds));
    assertTrue(deadline.hasPassed());
    assertEquals(Duration.ZERO, deadline.remaining());
    assertEquals(Duration.ZERO, deadline.atMost(HOUR));
  }

  @Test
  void remaining_neverGrows() {
    Deadline deadline = Deadline.in(HOUR);
    Duration before = deadline.remaining();
    Duration after = deadline.remaining();
    assertFalse(deadline.hasPassed());
    assertTrue(before.compareTo(HOUR) <= 0 && after.compareTo(before) <= 0);
  }

  @Test
  void atMost_isTheSmallerOfLimitAndRest() {
    Deadline deadline = Deadline.in(HOUR);
    assertEquals(Duration.ofSeconds(5), deadline.atMost(Duration.ofSeconds(5)));
    assertTrue(deadline.atMost(Duration.ofHours(2)).compareTo(HOUR) <= 0);
  }

  @Test
  void within_aLongerLimit_isTheSameDeadline() {
    Deadline deadline = Deadline.in(HOUR);
    assertSame(deadline, deadline.within(Duration.ofHours(2)));
  }

  @Test
  void within_aShorterLimit_isEarlier() {
    Deadline deadline = Deadline.in(HOUR).within(Duration.ofMinutes(1));
    assertTrue(deadline.remaining().compareTo(Duration.ofMinutes(1)) <= 0);
    assertTrue(Deadline.in(HOUR).within(Duration.ZERO).hasPassed());
  }
}
