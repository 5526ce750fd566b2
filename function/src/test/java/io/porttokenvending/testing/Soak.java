package io.porttokenvending.testing;

import java.util.Locale;

/** The size of the long-running tests: a part in {@code mvn verify}, all under {@code -P soak}. */
public final class Soak {
  private Soak() {}

  /** Returns the size for this run, and prints it. */
  public static int size(String what, int part, int full) {
    int size = System.getProperty("soak") == null ? part : full;
    String more = size == full ? "" : "; all under -P soak";
    System.out.printf(Locale.ROOT, "%s: %,d of %,d%s%n", what, size, full, more);
    return size;
  }
}
