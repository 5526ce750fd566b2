package io.porttokenvending.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Fails for inputs that chance does not find: only a fuzzer that sees which branches an input took
 * comes by them one after the other. Its name keeps it out of the other tests.
 */
class Trap {
  @FuzzTest
  void input_thatChanceDoesNotFind_isFound(byte[] input) {
    if (input.length == 6
        && input[0] == 'h'
        && input[1] == 'o'
        && input[2] == 'l'
        && input[3] == 'l'
        && input[4] == 'o'
        && input[5] == 'w') {
      throw new IllegalStateException("found");
    }
  }
}
