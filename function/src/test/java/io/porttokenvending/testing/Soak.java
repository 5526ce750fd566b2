package io.porttokenvending.testing;

/** The size of the long-running tests: a part in {@code mvn verify}, all under {@code -P soak}. */
public final class Soak {
  private static final boolean FULL = System.getProperty("soak") != null;

  private Soak() {}

  public static boolean isFull() {
    return FULL;
  }

  /** Returns the size for this run, and prints it. */
  public static int size(String what, int part, int full) {
    int size = FULL ? full : part;
    System.out.printf("%s: %,d of %,d%s%n", what, size, full, FULL ? "" : ", all under -P soak");
    return size;
  }
}
