package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Limits of one deployment: the simulation computes the tables of {@code scale-and-cost.md}. */
class FleetTest {
  private static final int QUOTA_OF_THE_ACCOUNT = 1000;
  private static final Duration TWELVE_HOURS = Duration.ofHours(12);

  /** Five seconds of jitter, five until an instance has its next job, and one for rounding. */
  private static final Duration AFTER_EXPIRY = Duration.ofSeconds(11);

  /** How many tokens Port issues in twelve hours. */
  private static final int TOKENS = 4;

  /** After a 429: 30 s, then 1, 2, 4 and 8 minutes later. */
  private static final int RETRIES_IN_THE_QUOTAS_WINDOW = 5;

  private record Load(String name, int jobs, Duration duration, int limit) {}

  private record Busy(int instances, Duration minTtl) {}

  private static final List<Load> LOADS =
      List.of(
          new Load("10 jobs an hour, 12 hours", 120, TWELVE_HOURS, QUOTA_OF_THE_ACCOUNT),
          new Load("1,000 jobs an hour, 12 hours", 12_000, TWELVE_HOURS, QUOTA_OF_THE_ACCOUNT),
          new Load("100,000 jobs an hour, 12 hours", 1_200_000, TWELVE_HOURS, QUOTA_OF_THE_ACCOUNT),
          new Load("5,000 jobs in a minute", 5_000, Duration.ofMinutes(1), QUOTA_OF_THE_ACCOUNT),
          new Load(
              "5,000 in a minute, `ReservedConcurrency` 40", 5_000, Duration.ofMinutes(1), 40));

  private static final List<Busy> BUSY =
      List.of(
          new Busy(1, Fleet.DEFAULT_MIN_TTL),
          new Busy(4, Duration.ofMinutes(15)),
          new Busy(40, Fleet.DEFAULT_MIN_TTL),
          new Busy(40, Duration.ofMinutes(15)),
          new Busy(59, Fleet.DEFAULT_MIN_TTL),
          new Busy(138, Fleet.DEFAULT_MIN_TTL));

  @Test
  void loads_areTheReadmesTable() throws IOException {
    StringBuilder table = new StringBuilder();
    LOADS.forEach(load -> table.append(row(load)).append('\n'));
    assertInReadme(table.toString());
  }

  /** Over twelve hours, in which the shared token expires three times. */
  @Test
  void sharedTokenExpiry_isWithinTheDocumentedTable() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Busy busy : BUSY) {
      Fleet fleet = Fleet.busy(busy.instances(), busy.minTtl(), TWELVE_HOURS);
      String row = row(busy, fleet);
      table.append(row).append('\n');
      assertTrue(
          fleet.longestTimeWithoutAGrant() <= busy.minTtl().plus(AFTER_EXPIRY).toSeconds(), row);
      int beyondQuota = Math.max(0, busy.instances() - SharedPort.QUOTA);
      assertTrue(
          fleet.port().mostCallsInTheQuotasWindow()
              <= busy.instances() + RETRIES_IN_THE_QUOTAS_WINDOW * beyondQuota,
          row);
      if (beyondQuota == 0) {
        assertEquals(0, fleet.port().rejected(), row);
        assertEquals(TOKENS * busy.instances(), fleet.port().calls(), row);
      }
    }
    assertInReadme(table.toString());
  }

  @Test
  void oneJobAtATime_isServedByOneInstance_withOneExchange() {
    Fleet fleet = Fleet.serving(new double[] {0, 10, 20, 310}, 5);
    assertEquals(1, fleet.peak());
    assertEquals(1, fleet.port().calls());
    assertEquals(2, fleet.secretReads());
  }

  @Test
  void instance_thatWasIdleForLong_isGone() {
    assertEquals(2, Fleet.serving(new double[] {0, 700}, 5).port().calls());
  }

  @Test
  void jobsAtOnce_beyondTheLimit_areTurnedAway() {
    Fleet fleet = Fleet.serving(new double[] {0, 0, 0}, 2);
    assertEquals(2, fleet.peak());
    assertEquals(1, fleet.turnedAway());
    assertEquals(2, fleet.granted());
  }

  @Test
  void exchangesBeyondTheQuota_areRejected() {
    Fleet fleet = Fleet.serving(new double[51], 100);
    assertEquals(50, fleet.granted());
    assertEquals(1, fleet.refused());
    assertEquals(1, fleet.port().rejected());
  }

  @Test
  void bucket_givesItsBurst_andThenItsRate() {
    assertEquals(1, TokenBucket.throttled(new double[] {0, 0, 0, 1}, 1, 2));
  }

  private static String row(Load load) {
    double[] arrivals = Fleet.arrivals(load.jobs(), (double) load.duration().toSeconds());
    Fleet fleet = Fleet.serving(arrivals, load.limit());
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d | %s | %,d | %,d |",
        load.name(),
        fleet.peak(),
        fleet.secretReads(),
        fleet.mostRowsInASecond(),
        fleet.port().mostCallsInTheQuotasWindow(),
        share(fleet),
        TokenBucket.throttled(arrivals, 50, 100),
        fleet.turnedAway());
  }

  private static String row(Busy busy, Fleet fleet) {
    return String.format(
        Locale.ROOT,
        "| %,d | `%dm` | %,d | %,d | %.0f s | %s |",
        busy.instances(),
        busy.minTtl().toMinutes(),
        fleet.port().mostCallsInTheQuotasWindow(),
        fleet.port().rejected(),
        fleet.longestTimeWithoutAGrant(),
        share(fleet));
  }

  private static String share(Fleet fleet) {
    double all = fleet.granted() + fleet.refused();
    return String.format(Locale.ROOT, "%.1f %%", 100 * fleet.refused() / all);
  }

  private static void assertInReadme(String table) throws IOException {
    System.out.print(table);
    String page = Files.readString(Path.of("..", "infra", "docs", "scale-and-cost.md"), UTF_8);
    assertTrue(page.contains(table), () -> "scale-and-cost.md must contain\n" + table);
  }
}
