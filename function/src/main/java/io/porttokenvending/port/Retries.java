package io.porttokenvending.port;

import io.porttokenvending.port.PortReply.Down;
import io.porttokenvending.port.PortReply.Invalid;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Lost;
import io.porttokenvending.port.PortReply.RateLimited;
import io.porttokenvending.port.PortReply.Rejected;
import io.porttokenvending.timing.Backoff;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Retries an exchange if that may help and fits before the deadline. */
record Retries(RandomGenerator random, Sleeper sleeper) {
  private static final int MOST = 2;
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofMillis(200));

  /** A call with less time would often be aborted. */
  private static final Duration SHORTEST_CALL = Duration.ofMillis(500);

  /** Pauses the thread between two calls. */
  @FunctionalInterface
  interface Sleeper {
    /** Blocks the thread and nothing else. */
    Sleeper THREAD =
        pause -> {
          Thread.sleep(pause);
          return true;
        };

    /** Returns whether the next call may start. */
    boolean sleep(Duration pause) throws InterruptedException;
  }

  /** Returns the reply to the last call. */
  PortReply run(Deadline deadline, Supplier<PortReply> exchange) {
    PortReply outcome = exchange.get();
    Duration longest = PAUSES.first();
    for (int retry = 0; retry < MOST; retry++) {
      Optional<Duration> pause = pause(outcome, longest);
      if (pause.isEmpty() || !fits(pause.get(), deadline) || !paused(pause.get())) {
        return outcome;
      }
      outcome = exchange.get();
      longest = PAUSES.after(longest);
    }
    return outcome;
  }

  /** Jitter is added to Port's own time, because Port gives many instances the same one. */
  private Optional<Duration> pause(PortReply outcome, Duration longestJitter) {
    Optional<Duration> asked =
        switch (outcome) {
          case Issued _, Rejected _, Invalid _, Lost _ -> Optional.empty();
          // Without a time, the end of the rate limit is not near, and a retry costs quota.
          case RateLimited(Optional<Duration> retryAfter) -> retryAfter;
          case Down(Optional<Duration> retryAfter) -> Optional.of(retryAfter.orElse(Duration.ZERO));
        };
    return asked.map(it -> it.plus(Backoff.jitter(longestJitter, random)));
  }

  private static boolean fits(Duration pause, Deadline deadline) {
    return pause.plus(SHORTEST_CALL).compareTo(deadline.remaining()) <= 0;
  }

  private boolean paused(Duration pause) {
    try {
      return sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
