package io.porttokenvending.lambda;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers that owe nothing to an earlier moment. All copies that SnapStart restores from one
 * snapshot begin with the same memory, and a generator in it would give each of them the same ones.
 */
final class FreshRandom implements RandomGenerator {
  @Override
  public long nextLong() {
    return new SecureRandom().nextLong();
  }
}
