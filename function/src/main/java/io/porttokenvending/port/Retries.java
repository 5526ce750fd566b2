package io.porttokenvending.port;

import io.porttokenvending.port.ExchangeOutcome.Down;
import io.porttokenvending.port.ExchangeOutcome.Invalid;
import io.porttokenvending.port.ExchangeOutcome.Issued;
import io.porttokenvending.port.ExchangeOutcome.Lost;
import io.porttokenvending.port.ExchangeOutcome.RateLimited;
import io.porttokenvending.port.ExchangeOutcome.Rejected;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Tries an exchange again where that may help and still fits before the deadline. */
final class Retries {
  private static final int MOST = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** A call that is given less would mostly be broken off. */
  private static final Duration SHORTEST_CALL = Duration.ofMillis(500);

  private final RandomGenerator random;
  private final Sleeper sleeper;

  Retries(RandomGenerator random, Sleeper sleeper) {
    this.random = random;
    this.sleeper = sleeper;
  }

  /** The outcome of the last try. */
  ExchangeOutcome run(Deadline deadline, Supplier<ExchangeOutcome> exchange) {
    ExchangeOutcome outcome = exchange.get();
    for (int retry = 0; retry < MOST; retry++) {
      Optional<Duration> pause = pause(outcome, retry);
      if (pause.isEmpty() || !fits(pause.get(), deadline) || !paused(pause.get())) {
        return outcome;
      }
      outcome = exchange.get();
    }
    return outcome;
  }

  private Optional<Duration> pause(ExchangeOutcome outcome, int retry) {
    return switch (outcome) {
      case Issued _, Rejected _, Invalid _, Lost _ -> Optional.empty();
      case RateLimited(Optional<Duration> asked) -> Optional.of(pause(asked, retry));
      case Down(Optional<Duration> asked) -> Optional.of(pause(asked, retry));
    };
  }

  /** Jitter on top of what Port asks, because it asks many instances for the same moment. */
  private Duration pause(Optional<Duration> asked, int retry) {
    long longest = FIRST_PAUSE.multipliedBy(1L << retry).toNanos();
    return asked.orElse(Duration.ZERO).plusNanos(random.nextLong(longest + 1));
  }

  private static boolean fits(Duration pause, Deadline deadline) {
    return pause.plus(SHORTEST_CALL).compareTo(deadline.remaining()) <= 0;
  }

  private boolean paused(Duration pause) {
    try {
      sleeper.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
