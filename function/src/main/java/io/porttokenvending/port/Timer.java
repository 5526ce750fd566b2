package io.porttokenvending.port;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The monotonic clock, pauses and jitter of one instance.
 *
 * @param nanoTime monotonic clock, which no other instance shares
 */
record Timer(RandomGenerator random, Retries.Sleeper sleeper, LongSupplier nanoTime) {
  static Timer real(RandomGenerator random) {
    return new Timer(random, Retries.Sleeper.THREAD, System::nanoTime);
  }
}
