package io.porttokenvending.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Gives each test the function among fakes, as at first; the tests of a class share the fakes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WithWorld {
  protected final World world = World.start();

  @BeforeEach
  final void reset() {
    world.reset();
  }

  @AfterAll
  final void close() {
    world.close();
  }
}
