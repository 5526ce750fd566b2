package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Measures the memory that work allocates in its thread. */
public final class Allocation {
  private static final long MOST = 10 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** The work's result; fails when the work, which can be repeated, allocates more than 10 MiB. */
  public static <T> T bounded(Supplier<T> work) {
    long start = THREADS.getCurrentThreadAllocatedBytes();
    T result = work.get();
    if (THREADS.getCurrentThreadAllocatedBytes() - start <= MOST) {
      return result;
    }
    // The first time, classes were loaded, and a fuzzer instruments each in this very thread.
    start = THREADS.getCurrentThreadAllocatedBytes();
    result = work.get();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - start;
    assertTrue(allocated <= MOST, () -> "allocated " + allocated + " bytes");
    return result;
  }
}
