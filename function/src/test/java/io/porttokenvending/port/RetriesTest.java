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
import org.junit.jupiter.params.provider.ValueSource;

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
  void outcome_thatIsFinal_isNotRetried(PortReply outcome) {
    assertEquals(outcome, run(AMPLE, outcome));
    assertEquals(1, tries);
    assertEquals(List.of(), pauses);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void outcome_thatMayPass_isRetriedTwice(PortReply outcome) {
    assertEquals(outcome, run(AMPLE, outcome, outcome, outcome));
    assertEquals(3, tries);
    assertEquals(ISSUED, run(AMPLE, outcome, outcome, ISSUED));
  }

  @Test
  void retries_endAtTheFirstFinalOutcome() {
    assertEquals(new Rejected(), run(AMPLE, DOWN, new Rejected()));
    assertEquals(2, tries);
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

  @ParameterizedTest
  @ValueSource(ints = {30_000, 9_501})
  void wait_afterWhichNoCallFits_isPassedOn(int milliseconds) {
    PortReply limited = new RateLimited(Optional.of(Duration.ofMillis(milliseconds)));

    assertEquals(limited, run(Deadline.in(Duration.ofSeconds(10)), limited));
    assertEquals(1, tries);
    assertEquals(List.of(), pauses);
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
