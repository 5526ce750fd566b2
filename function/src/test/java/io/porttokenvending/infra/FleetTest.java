package io.porttokenvending.infra;

import java.time.Duration;
import java.util.List;
import io.porttokenvending.exchange.ErrorCode;
import org.junit.jupiter.api.Test;

class FleetTest {
  @Test
  void explore() {
    record L(String n, int jobs, double s) {}
    for (L load : List.of(new L("10", 120, 43200), new L("1000", 12000, 43200), new L("100000", 1_200_000, 43200), new L("5000/min", 5000, 60))) {
      double[] a = Fleet.arrivals(load.jobs, load.s);
      for (long ttl : new long[] {1, 15, 118, 120}) {
        for (int lanes : new int[] {-1, 1, 2, 3, 4}) {
          if (lanes > 1 && lanes < (ttl == 118 ? 3 : ttl == 120 ? 4 : 2) || lanes > 2 && ttl < 100) continue;
          long t = System.nanoTime();
          Fleet.Setup s = Fleet.Setup.of(Duration.ofMinutes(ttl), Math.abs(lanes));
          if (lanes < 0) s = s.withoutTable();
          Fleet f = Fleet.serving(s, a);
          System.out.printf("%s %dm %d: peak %d turned %d secrets %d fetch %d reads %d writes %d exch %d max %d life %d rate %d other %d staggered-rej %d wait %.2f %.2f %.2f | %.2f s%n", load.n, ttl, lanes, f.peak(), f.turnedAway(), f.secretReads(), f.requestsThatFetch(), f.table().reads(), f.table().writes(), f.port().exchanged.size(), f.port().mostInTheQuotasWindow(), f.rejected(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT), f.rejected(ErrorCode.PORT_RATE_LIMITED), f.rejected() - f.rejected(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT) - f.rejected(ErrorCode.PORT_RATE_LIMITED), f.rejectedWhenStaggered(), f.longestWait(0.5), f.longestWait(0.99), f.longestWait(1), (System.nanoTime()-t)/1e9);
        }
      }
    }
  }
}
