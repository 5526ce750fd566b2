package io.porttokenvending.benchmark;

import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** The memory that a loaded policy keeps. */
final class HeldPolicy {
  private HeldPolicy() {}

  static void print() throws IOException {
    System.out.printf("%n%-28s%12s%n", "policy held, repositories", "MiB");
    for (String shape : List.of("10", "20000", "200000", "5000x40")) {
      ListedRepositories list = new ListedRepositories(shape);
      long before = used();
      TrustPolicy policy = list.load();
      double held = (used() - before) / 1024.0 / 1024.0;
      System.out.printf(Locale.ROOT, "%28s%12.1f%n", shape, held);
      if (policy.profiles().isEmpty()) {
        throw new IllegalStateException("kept alive until it is measured");
      }
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
