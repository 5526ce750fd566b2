package io.porttokenvending.testing;

import io.porttokenvending.secret.Lookup;

/** Reads lookups in tests. */
public final class Lookups {
  private Lookups() {}

  /** Returns the value, or fails with the lookup that has none. */
  public static <T> T found(Lookup<T> lookup) {
    if (lookup instanceof Lookup.Found<T>(T value)) {
      return value;
    }
    throw new AssertionError(lookup);
  }
}
