package io.porttokenvending.lambda;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers that differ between the copies of a snapshot. A generator in the snapshot would
 * return the same numbers in every copy.
 */
final class FreshRandom implements RandomGenerator {
  @Override
  public long nextLong() {
    return new SecureRandom().nextLong();
  }
}
