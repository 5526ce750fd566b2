package io.porttokenvending.lambda;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers that no snapshot contains: a generator in a snapshot would return the same numbers
 * in all of its copies.
 */
final class FreshRandom implements RandomGenerator {
  @Override
  public long nextLong() {
    return new SecureRandom().nextLong();
  }
}
