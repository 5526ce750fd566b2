package io.porttokenvending.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.Provider;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two copies of one snapshot, with the weakest generators that the JDK allows: they are seeded
 * once, and all numbers follow from their state.
 */
class FreshRandomTest {
  private final Provider provider = new SeededOnce();
  private long entropy;

  @BeforeEach
  void install() {
    Security.insertProviderAt(provider, 1);
  }

  @AfterEach
  void remove() {
    Security.removeProvider(provider.getName());
  }

  @Test
  void copies_ofFreshRandom_drawNumbersOfTheirOwn() {
    assertNotEquals(afterRestore(FreshRandom::new, 2), afterRestore(FreshRandom::new, 3));
  }

  @Test
  void copies_ofASnapshottedGenerator_drawTheSame() {
    assertEquals(afterRestore(SecureRandom::new, 2), afterRestore(SecureRandom::new, 3));
  }

  /** Returns the first number of a copy that starts with this system randomness. */
  private long afterRestore(Supplier<RandomGenerator> generator, long entropyThere) {
    entropy = 1;
    RandomGenerator random = generator.get();
    random.nextLong();
    entropy = entropyThere;
    return random.nextLong();
  }

  private final class SeededOnce extends Provider {
    private static final long serialVersionUID = 1L;

    SeededOnce() {
      super("SeededOnce", "1", "");
      putService(
          new Service(this, "SecureRandom", "SeededOnce", Numbers.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameters) {
              return new Numbers(entropy);
            }
          });
    }
  }

  private static final class Numbers extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    private final Random numbers;

    Numbers(long seed) {
      numbers = new Random(seed);
    }

    @Override
    protected void engineSetSeed(byte[] seed) {}

    @Override
    protected void engineNextBytes(byte[] bytes) {
      numbers.nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      return new byte[count];
    }
  }
}
