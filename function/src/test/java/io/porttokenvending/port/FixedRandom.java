package io.porttokenvending.port;

import java.util.random.RandomGenerator;

/** Sources at the two ends of chance. */
enum FixedRandom implements RandomGenerator {
  SMALLEST {
    @Override
    public long nextLong(long bound) {
      return 0;
    }
  },
  LARGEST {
    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  };

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("only bounded numbers are drawn");
  }
}
