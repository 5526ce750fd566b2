package io.porttokenvending.port;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How an instance waits.
 *
 * @param nanoTime monotonic clock, which no other instance shares
 */
record Waiting(RandomGenerator random, Retries.Sleeper sleeper, LongSupplier nanoTime) {
  static Waiting real(RandomGenerator random) {
    return new Waiting(random, Retries.Sleeper.THREAD, System::nanoTime);
  }
}
