package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Caches of Port tokens whose clocks and pauses are simulated. */
public final class PortTokenCaches {
  private PortTokenCaches() {}

  /**
   * Creates an empty cache.
   *
   * @param pause takes the simulated time that it is given
   * @param nanoTime monotonic clock
   */
  public static PortTokenCache simulated(
      HttpSender http,
      Optional<SharedRows> rows,
      InstantSource clock,
      RandomGenerator random,
      Consumer<Duration> pause,
      LongSupplier nanoTime) {
    Retries.Sleeper sleeper =
        duration -> {
          pause.accept(duration);
          return true;
        };
    return new PortTokenCache(http, rows, clock, new Timer(random, sleeper, nanoTime));
  }
}
