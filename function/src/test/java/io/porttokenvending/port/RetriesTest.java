package io.porttokenvending.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.port.PortReply.Down;
import io.porttokenvending.port.PortReply.Invalid;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Lost;
import io.porttokenvending.port.PortReply.RateLimited;
import io.porttokenvending.port.PortReply.Rejected;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {
  private static final PortReply ISSUED =
      new Issued(new PortAccessToken(Secret.of("token"), PortFixtures.NOW));
  private static final PortReply DOWN = new Down(Optional.empty());
  private static final PortReply LIMITED = new RateLimited(Optional.of(Duration.ofSeconds(1)));
  private static final Deadline AMPLE = Deadline.in(Duration.ofHours(1));

  private final List<Duration> pauses = new ArrayList<>();
  private int tries;

  static Stream<PortReply> lasting() {
    return Stream.of(
        ISSUED, new Rejected(), new Invalid(), new Lost(), new RateLimited(Optional.empty()));
  }

  static Stream<PortReply> passing() {
    return Stream.of(DOWN, LIMITED);
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void outcome_thatStays_isNotTriedAgain(PortReply outcome) {
    assertEquals(outcome, run(AMPLE, outcome));
    assertEquals(1, tries);
    assertEquals(List.of(), pauses);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void outcome_thatMayPass_isTriedAgainTwice(PortReply outcome) {
    assertEquals(outcome, run(AMPLE, outcome, outcome, outcome));
    assertEquals(3, tries);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void tokenOnTheLastTry_isTheOutcome(PortReply outcome) {
    assertEquals(ISSUED, run(AMPLE, outcome, outcome, ISSUED));
  }

  @Test
  void retries_stopAtTheFirstOutcomeThatStays() {
    assertEquals(new Rejected(), run(AMPLE, DOWN, new Rejected()));
    assertEquals(2, tries);
  }

  @Test
  void outcome_isThatOfTheLastTry() {
    assertEquals(LIMITED, run(AMPLE, DOWN, DOWN, LIMITED));
  }

  @Test
  void pauses_areAnywhereBetweenNothingAndADoublingBound() {
    run(FixedRandom.LARGEST, AMPLE, DOWN, DOWN, DOWN);
    assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(200)), pauses);

    pauses.clear();
    run(FixedRandom.SMALLEST, AMPLE, DOWN, DOWN, DOWN);
    assertEquals(List.of(Duration.ZERO, Duration.ZERO), pauses);
  }

  @Test
  void waitThatPortAsks_isWaitedForBeforeTheJitter() {
    assertEquals(
        ISSUED,
        run(
            FixedRandom.LARGEST,
            AMPLE,
            new RateLimited(Optional.of(Duration.ofSeconds(2))),
            new Down(Optional.of(Duration.ofSeconds(3))),
            ISSUED));
    assertEquals(List.of(Duration.ofMillis(2100), Duration.ofMillis(3200)), pauses);
  }

  @Test
  void waitBeyondTheDeadline_isPassedOnAndNotWaitedFor() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    PortReply limited = new RateLimited(Optional.of(Duration.ofSeconds(30)));

    assertEquals(limited, run(deadline, limited));
    assertEquals(1, tries);
    assertEquals(List.of(), pauses);
  }

  @Test
  void waitAfterWhichNoCallFits_isNotWaitedFor() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    PortReply down = new Down(Optional.of(Duration.ofMillis(9_501)));

    assertEquals(down, run(deadline, down));
    assertEquals(1, tries);
  }

  @Test
  void waitAfterWhichACallFits_isWaitedFor() {
    Deadline deadline = Deadline.in(Duration.ofSeconds(60));

    assertEquals(ISSUED, run(deadline, new Down(Optional.of(Duration.ofSeconds(30))), ISSUED));
    assertEquals(2, tries);
  }

  @Test
  void retry_withLessThanHalfASecondLeft_isNotStarted() {
    assertEquals(DOWN, run(Deadline.in(Duration.ofMillis(499)), DOWN));
    assertEquals(DOWN, run(Deadline.in(Duration.ZERO), DOWN));
    assertEquals(2, tries);
  }

  @Test
  void interruption_endsTheRetriesAndIsKept() {
    Retries retries =
        new Retries(
            FixedRandom.SMALLEST,
            pause -> {
              throw new InterruptedException();
            });

    assertEquals(DOWN, retries.run(AMPLE, () -> DOWN));
    assertTrue(Thread.interrupted());
  }

  private PortReply run(Deadline deadline, PortReply... script) {
    return run(FixedRandom.SMALLEST, deadline, script);
  }

  private PortReply run(RandomGenerator random, Deadline deadline, PortReply... script) {
    Deque<PortReply> outcomes = new ArrayDeque<>(List.of(script));
    PortReply outcome =
        new Retries(random, pauses::add)
            .run(
                deadline,
                () -> {
                  tries++;
                  return outcomes.removeFirst();
                });
    assertEquals(0, outcomes.size(), "tries that were expected and not made");
    return outcome;
  }
}
