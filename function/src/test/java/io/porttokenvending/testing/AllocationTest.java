package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AllocationTest {
  @Test
  void bounded_workOfFewBytes_isDoneOnce() {
    AtomicInteger times = new AtomicInteger();
    assertEquals(1, Allocation.bounded(times::incrementAndGet));
    assertEquals(1, times.get());
  }

  @Test
  void bounded_workOfManySmallPieces_fails() {
    assertThrows(
        AssertionError.class,
        () ->
            Allocation.bounded(() -> {
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < 20_000; i++) {
                text.append(new byte[1024].length);
              }
              return text;
            }));
  }

  @Test
  void bounded_workLargeOnlyTheFirstTime_passes() {
    AtomicInteger times = new AtomicInteger();
    Allocation.bounded(() -> new byte[times.getAndIncrement() == 0 ? 11 << 20 : 1]);
    assertEquals(2, times.get());
  }
}
