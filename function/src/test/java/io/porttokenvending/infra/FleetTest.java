package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.infra.FleetTable.Fault;
import io.porttokenvending.infra.FleetTable.Outage;
import io.porttokenvending.trust.PortSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Limits of one deployment: the simulation computes the tables of {@code scale-and-cost.md}. */
class FleetTest {
  private static final Duration ONE_MINUTE = Duration.ofMinutes(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Duration TWELVE_HOURS = Duration.ofHours(12);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
  private static final int NEW_ACCOUNT = 10;

  /** Starts with different clocks and jitter. */
  private static final int STARTS = 10;

  private record Load(String name, int jobs, Duration duration) {
    double[] arrivals() {
      return Fleet.arrivals(jobs, (double) duration.toSeconds());
    }
  }

  private record Scenario(Load load, Fleet.Setup setup) {
    Run run() {
      return new Run(this, Fleet.serving(setup, load.arrivals()));
    }
  }

  /** A simulated scenario, which is one row of a table. */
  private record Run(Scenario scenario, Fleet fleet) {
    Load load() {
      return scenario.load();
    }

    Fleet.Setup setup() {
      return scenario.setup();
    }

    int rejected(ErrorCode code) {
      return fleet.rejected(code);
    }

    int otherwise() {
      return fleet.rejected()
          - rejected(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT)
          - rejected(ErrorCode.PORT_RATE_LIMITED);
    }

    double share() {
      return 100.0 * fleet.rejected() / (fleet.rejected() + fleet.granted());
    }

    String results() {
      return String.format(
          Locale.ROOT,
          "%,d | %,d | %,d | %,d | %,d | %.2f | %.2f |",
          fleet.port().exchanged.size(),
          fleet.port().mostInTheQuotasWindow(),
          rejected(ErrorCode.TOKEN_LIFETIME_INSUFFICIENT),
          rejected(ErrorCode.PORT_RATE_LIMITED),
          otherwise(),
          fleet.longestWait(0.5),
          fleet.longestWait(0.99));
    }
  }

  private static final Load TEN = new Load("10 an hour", 120, TWELVE_HOURS);
  private static final Load THOUSAND = new Load("1,000 an hour", 12_000, TWELVE_HOURS);
  private static final Load MANY = new Load("100,000 an hour", 1_200_000, TWELVE_HOURS);
  private static final Load BURST = new Load("5,000 in a minute", 5_000, ONE_MINUTE);
  private static final Load WORST = new Load("5,000 in 10 seconds", 5_000, Duration.ofSeconds(10));

  private static final List<Load> LOADS = List.of(TEN, THOUSAND, MANY, BURST);
  private static final Fleet.Setup TYPICAL = Fleet.Setup.of(QUARTER, 2);

  private static final Fleet.Setup ALONE = Fleet.Setup.of(ONE_MINUTE, 1).withoutTable();

  private static final List<Fleet.Setup> SETUPS =
      List.of(
          ALONE,
          Fleet.Setup.of(ONE_MINUTE, 1),
          Fleet.Setup.of(ONE_MINUTE, 2),
          Fleet.Setup.of(QUARTER, 1).withoutTable(),
          Fleet.Setup.of(QUARTER, 1),
          TYPICAL,
          Fleet.Setup.of(TWO_HOURS, 1).withoutTable(),
          Fleet.Setup.of(TWO_HOURS, 1),
          Fleet.Setup.of(TWO_HOURS, 4));

  /** Setups whose exchanges are those of other setups; with many jobs, they take long. */
  private static final List<Fleet.Setup> REPETITIVE =
      List.of(
          Fleet.Setup.of(ONE_MINUTE, 2),
          Fleet.Setup.of(QUARTER, 1).withoutTable(),
          Fleet.Setup.of(TWO_HOURS, 1).withoutTable());

  /** The longest lifetimes that are guaranteed. */
  private static final List<Fleet.Setup> LONGEST =
      List.of(
          Fleet.Setup.of(PortSettings.guarantee(2), 2),
          Fleet.Setup.of(PortSettings.guarantee(3), 3),
          Fleet.Setup.of(PortSettings.guarantee(4), 4));

  private static List<Run> runs = List.of();

  @BeforeAll
  static void simulate() {
    List<Scenario> scenarios =
        LOADS.stream()
            .flatMap(load -> SETUPS.stream().map(setup -> new Scenario(load, setup)))
            .filter(
                scenario -> !scenario.load().equals(MANY) || !REPETITIVE.contains(scenario.setup()))
            .toList();
    runs = scenarios.parallelStream().map(Scenario::run).toList();
  }

  private static List<Run> sharing() {
    return runs.stream().filter(run -> run.setup().shared()).toList();
  }

  @Test
  void lanes_areTheDocumentedOnes() throws IOException {
    StringBuilder table = new StringBuilder();
    for (int lanes = 2; lanes <= PortSettings.MAX_LANES; lanes++) {
      table.append(
          "| up to `%dm` | **%d** |\n".formatted(PortSettings.guarantee(lanes).toMinutes(), lanes));
    }
    assertInPage(table.toString());
  }

  @Test
  void loads_haveTheDocumentedResults() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Run run : runs) {
      table.append(
          "| %s | `%dm` | %d%s | %s\n"
              .formatted(
                  run.load().name(),
                  run.setup().minTtl().toMinutes(),
                  run.setup().lanes(),
                  run.setup().shared() ? "" : ", no table",
                  run.results()));
    }
    assertInPage(table.toString());
  }

  @Test
  void sharedToken_isNeverRateLimited() {
    for (Run run : sharing()) {
      assertEquals(0, run.rejected(ErrorCode.PORT_RATE_LIMITED), run.scenario().toString());
      assertEquals(0, run.otherwise(), run.scenario().toString());
    }
  }

  @Test
  void burst_withTheTable_causesAtMostTwoExchanges() {
    for (Run run : runs) {
      if (run.load().equals(BURST) && run.setup().shared()) {
        assertTrue(run.fleet().port().exchanged.size() <= 2, run.scenario().toString());
        assertEquals(0, run.fleet().rejected(), run.scenario().toString());
      } else if (run.load().equals(BURST)) {
        assertTrue(run.rejected(ErrorCode.PORT_RATE_LIMITED) > 1000, run.scenario().toString());
      }
    }
  }

  @Test
  void oneLane_rejectsAsLongAsTheTokenIsTooShort() {
    for (Run run : sharing()) {
      if (run.setup().lanes() == 1 && run.load().equals(THOUSAND)) {
        double expected = 100.0 * run.setup().minTtl().toMinutes() / 180;
        assertEquals(expected, run.share(), 0.8, run.scenario().toString());
      }
    }
  }

  @Test
  void enoughLanes_rejectNothing() {
    for (Run run : sharing()) {
      if (run.setup().lanes() > 1) {
        assertEquals(0, run.fleet().rejected(), run.scenario().toString());
      }
    }
  }

  /** Another user of the credentials leaves tokens, which expire one after the other or at once. */
  @Test
  void tokensInUse_areStaggeredAfterTheirExpiry() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Fleet.Setup setup : LONGEST) {
      Fleet.Setup apart = setup.withTokensInUse(HALF_AN_HOUR, Duration.ofMinutes(10));
      Fleet.Setup atOnce = setup.withTokensInUse(HALF_AN_HOUR, Duration.ZERO);
      Run first = new Scenario(THOUSAND, apart).run();
      table.append(
          String.format(
              Locale.ROOT,
              "| `%dm` | %d | %.1f %% | %.1f %% | %d |\n",
              setup.minTtl().toMinutes(),
              setup.lanes(),
              new Scenario(THOUSAND, setup).run().share(),
              first.share(),
              first.fleet().rejectedWhenStaggered()));
      assertEquals(0, startsWithRejectionsWhenStaggered(apart), setup.toString());
      assertEquals(0, startsWithRejectionsWhenStaggered(atOnce), setup.toString());
    }
    assertInPage(table.toString());
  }

  private static long startsWithRejectionsWhenStaggered(Fleet.Setup setup) {
    double[] arrivals = THOUSAND.arrivals();
    return LongStream.rangeClosed(1, STARTS)
        .parallel()
        .filter(seed -> Fleet.serving(setup, arrivals, seed).rejectedWhenStaggered() > 0)
        .count();
  }

  @Test
  void table_thatFails_hasTheDocumentedResults() throws IOException {
    StringBuilder table = new StringBuilder();
    for (Fault fault : Fault.values()) {
      Outage hours = new Outage(fault, Duration.ofHours(2), Duration.ofHours(6));
      Outage minute = new Outage(fault, Duration.ZERO, ONE_MINUTE);
      for (Scenario scenario :
          List.of(
              new Scenario(THOUSAND, TYPICAL.with(hours)),
              new Scenario(BURST, TYPICAL.with(minute)))) {
        table.append(
            "| %s | %s | %s\n"
                .formatted(scenario.load().name(), fault.text(), scenario.run().results()));
      }
    }
    assertInPage(table.toString());
  }

  @Test
  void capacity_isTheDocumentedOne() throws IOException {
    Map<String, Object> limits =
        Stack.map(
            Stack.with(Map.of())
                .resource("AWS::ApiGatewayV2::Stage", "Stage")
                .get("DefaultRouteSettings"));
    double rate = Double.parseDouble(String.valueOf(limits.get("ThrottlingRateLimit")));
    double burst = Double.parseDouble(String.valueOf(limits.get("ThrottlingBurstLimit")));
    List<Run> rows = new ArrayList<>(sharing());
    rows.removeIf(run -> !run.setup().equals(TYPICAL));
    rows.add(new Scenario(BURST, TYPICAL.withLimit(NEW_ACCOUNT)).run());
    rows.add(new Scenario(WORST, TYPICAL).run());
    StringBuilder table = new StringBuilder();
    for (Run run : rows) {
      int throttled = TokenBucket.throttled(run.load().arrivals(), rate, burst);
      assertEquals(0, throttled, run.scenario().toString());
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %,d | %,d | %,d | %.2f | %,d |\n",
              run.load().name(),
              run.setup().limit(),
              run.fleet().peak(),
              run.fleet().turnedAway(),
              run.fleet().secretReads(),
              run.fleet().tableReads() / (double) run.load().jobs(),
              throttled));
    }
    assertInPage(table.toString());
  }

  @Test
  void picture_isWhatTheCommandDraws() throws IOException {
    assertEquals(Files.readString(LanesPicture.FILE, UTF_8), LanesPicture.draw());
  }

  @Test
  void oneJobAtATime_isServedByOneInstance_withOneExchange() {
    Fleet fleet = Fleet.serving(TYPICAL.withoutTable(), new double[] {0, 10, 20, 370});
    assertEquals(1, fleet.peak());
    assertEquals(1, fleet.port().exchanged.size());
    assertEquals(4, fleet.secretReads());
  }

  @Test
  void instance_thatWasIdleForLong_isGone() {
    double[] arrivals = {0, 700};
    assertEquals(2, Fleet.serving(ALONE, arrivals).port().exchanged.size());
    assertEquals(1, Fleet.serving(TYPICAL, arrivals).port().exchanged.size());
  }

  @Test
  void jobsAtOnce_beyondTheLimit_areTurnedAway() {
    Fleet fleet = Fleet.serving(TYPICAL.withLimit(2), new double[] {0, 0, 0});
    assertEquals(2, fleet.peak());
    assertEquals(1, fleet.turnedAway());
    assertEquals(2, fleet.granted());
  }

  @Test
  void exchangesBeyondTheQuota_areRejected() {
    Fleet fleet = Fleet.serving(ALONE, new double[51]);
    assertEquals(50, fleet.granted());
    assertEquals(1, fleet.rejected(ErrorCode.PORT_RATE_LIMITED));
  }

  @Test
  void instancesThatStartTogether_waitForOneExchange() {
    Fleet fleet = Fleet.serving(Fleet.Setup.of(ONE_MINUTE, 1), new double[51]);
    assertEquals(51, fleet.granted());
    assertEquals(1, fleet.port().exchanged.size());
    assertTrue(fleet.longestWait(0.01) >= Fleet.EXCHANGE.toMillis() / 1000.0);
  }

  @Test
  void bucket_givesItsBurst_andThenItsRate() {
    assertEquals(1, TokenBucket.throttled(new double[] {0, 0, 0, 1}, 1, 2));
  }

  private static void assertInPage(String table) throws IOException {
    System.out.print(table);
    String page = Files.readString(Path.of("..", "infra", "docs", "scale-and-cost.md"), UTF_8);
    assertTrue(page.contains(table), () -> "scale-and-cost.md must contain\n" + table);
  }
}
