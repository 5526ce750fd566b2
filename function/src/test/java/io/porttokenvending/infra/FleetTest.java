package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How far one deployment goes: the README's table is what the simulation says. */
class FleetTest {
  private static final int QUOTA_OF_THE_ACCOUNT = 1000;

  private record Load(String name, int jobs, double seconds, int limit) {}

  private static final List<Load> LOADS =
      List.of(
          new Load("10 jobs an hour", 10, 3600, QUOTA_OF_THE_ACCOUNT),
          new Load("1,000 jobs an hour", 1_000, 3600, QUOTA_OF_THE_ACCOUNT),
          new Load("100,000 jobs an hour", 100_000, 3600, QUOTA_OF_THE_ACCOUNT),
          new Load("5,000 jobs in a minute", 5_000, 60, QUOTA_OF_THE_ACCOUNT),
          new Load("5,000 in a minute, `ReservedConcurrency` 40", 5_000, 60, 40));

  @Test
  void table_isTheReadmes() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Load load : LOADS) {
      table.append(row(load)).append('\n');
    }
    String readme = Files.readString(Path.of("..", "infra", "README.md"), UTF_8);
    assertTrue(readme.contains(table), () -> "the README lacks\n" + table);
  }

  @Test
  void oneJobAtATime_isServedByOneInstance_withOneExchange() {
    Fleet fleet = Fleet.serving(new double[] {0, 10, 20, 310}, 5);
    assertEquals(1, fleet.peak());
    assertEquals(1, fleet.mostExchangesInTheQuotasTime());
    assertEquals(2, fleet.secretReads());
  }

  @Test
  void instance_thatWasIdleForLong_isGone() {
    assertEquals(2, Fleet.serving(new double[] {0, 700}, 5).mostExchangesInTheQuotasTime());
  }

  @Test
  void jobsAtOnce_beyondTheLimit_areTurnedAway() {
    Fleet fleet = Fleet.serving(new double[] {0, 0, 0}, 2);
    assertEquals(2, fleet.peak());
    assertEquals(1, fleet.turnedAway());
    assertEquals(2, fleet.writes());
  }

  @Test
  void bucket_givesItsBurst_andThenItsRate() {
    assertEquals(1, Fleet.throttled(new double[] {0, 0, 0, 1}, 1, 2));
  }

  private static String row(Load load) {
    double[] arrivals = Fleet.arrivals(load.jobs(), load.seconds());
    Fleet fleet = Fleet.serving(arrivals, load.limit());
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d | %,d | %,d |",
        load.name(),
        fleet.peak(),
        fleet.secretReads(),
        fleet.mostWritesInASecond(),
        fleet.mostExchangesInTheQuotasTime(),
        Fleet.throttled(arrivals, 50, 100),
        fleet.turnedAway());
  }
}
