package io.porttokenvending.infra;

import io.porttokenvending.aws.SecretCache;
import io.porttokenvending.aws.SecretVersion;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.LaneInstance;
import io.porttokenvending.exchange.LanePort;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.port.PortTokenCaches;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's instances under a load of one profile. Each has the function's own caches and a wall
 * clock of its own; all share one Port and one table. {@code scale-and-cost.md} lists what is
 * assumed.
 */
final class Fleet {
  static final Duration REQUEST = Duration.ofMillis(150);
  static final Duration COLD_START = Duration.ofMillis(700);
  static final Duration EXCHANGE = Duration.ofMillis(650);
  static final Duration SECRET_READ = Duration.ofMillis(30);
  static final Duration KEPT_IDLE = Duration.ofMinutes(10);
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);
  private static final Duration CREDENTIALS_TTL = Duration.ofMinutes(5);
  private static final long LARGEST_CLOCK_ERROR = Duration.ofSeconds(30).toNanos();
  static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

  private final Setup setup;
  private final Simulation simulation = new Simulation();
  private final InstantSource trueTime = () -> START.plusNanos(simulation.now());
  private final LanePort port = new LanePort(trueTime);
  private final FleetTable table;
  private final Random random;
  private final List<Instance> instances = new ArrayList<>();
  private final Map<ErrorCode, Integer> rejected = new EnumMap<>(ErrorCode.class);
  private final List<Long> waits = new ArrayList<>();
  private int rejectedWhenStaggered;
  private int granted;
  private int requestsThatFetch;
  private int secretReads;
  private int peak;
  private int turnedAway;

  /**
   * One deployment.
   *
   * @param shared whether the instances share tokens
   * @param limit maximum number of instances
   * @param inUse remaining lifetime of the token that each lane has at the start; empty for none
   */
  record Setup(
      Duration minTtl,
      int lanes,
      boolean shared,
      int limit,
      List<Duration> inUse,
      FleetTable.Outage outage) {
    /** Instances with a shared token, as many as an account may have, and unused credentials. */
    static Setup of(Duration minTtl, int lanes) {
      return new Setup(minTtl, lanes, true, 1000, List.of(), FleetTable.Outage.NONE);
    }

    Setup withoutTable() {
      return new Setup(minTtl, lanes, false, limit, inUse, outage);
    }

    Setup withLimit(int instances) {
      return new Setup(minTtl, lanes, shared, instances, inUse, outage);
    }

    /** Tokens that another user of the credentials left, and that expire so far apart. */
    Setup withTokensInUse(Duration first, Duration apart) {
      List<Duration> remaining =
          IntStream.range(0, lanes).mapToObj(lane -> first.plus(apart.multipliedBy(lane))).toList();
      return new Setup(minTtl, lanes, shared, limit, remaining, outage);
    }

    Setup with(FleetTable.Outage failure) {
      return new Setup(minTtl, lanes, shared, limit, inUse, failure);
    }
  }

  private final class Instance {
    private final LaneInstance lanes;

    /** When it can serve the next request; empty while one runs whose end is not known. */
    private long freeAt = Long.MAX_VALUE;

    Instance() {
      long error = random.nextLong(-LARGEST_CLOCK_ERROR, LARGEST_CLOCK_ERROR + 1);
      InstantSource clock = () -> START.plusNanos(simulation.now() + error);
      Optional<SharedRows> rows = setup.shared() ? Optional.of(table) : Optional.empty();
      lanes =
          new LaneInstance(
              setup.lanes(),
              setup.minTtl(),
              SecretCache.ofPortCredentials(Fleet.this::readSecret, CREDENTIALS_TTL, clock),
              PortTokenCaches.simulated(
                  Fleet.this::exchange,
                  rows,
                  clock,
                  new Random(random.nextLong()),
                  simulation::pause,
                  simulation::now),
              clock);
    }

    void serve() {
      LaneInstance.Request request = begin();
      if (request.mustFetch()) {
        freeAt = Long.MAX_VALUE;
        simulation.start(() -> fetch(request));
      } else {
        end(request.end(), simulation.now());
      }
    }

    void serveFirst() {
      simulation.start(() -> {
        simulation.pause(COLD_START);
        fetch(begin());
      });
    }

    private LaneInstance.Request begin() {
      return lanes.begin(Deadline.in(LONGEST_REQUEST, simulation::now));
    }

    private void fetch(LaneInstance.Request request) {
      long start = simulation.now();
      requestsThatFetch++;
      simulation.pause(FleetTable.CALL); // the replay check
      end(request.end(), start);
    }

    private void end(Optional<ErrorCode> rejection, long start) {
      freeAt = simulation.now() + REQUEST.toNanos();
      if (simulation.now() > start) {
        waits.add(simulation.now() - start);
      }
      if (rejection.isEmpty()) {
        granted++;
      } else {
        rejected.merge(rejection.get(), 1, Integer::sum);
        rejectedWhenStaggered += port.renewed.size() == setup.lanes() ? 1 : 0;
      }
    }
  }

  private Fleet(Setup setup, long seed) {
    this.setup = setup;
    this.random = new Random(seed);
    this.table = new FleetTable(simulation, setup.outage());
    for (int lane = 0; lane < setup.inUse().size(); lane++) {
      port.issue(LaneInstance.LANES.get(lane), setup.inUse().get(lane));
    }
  }

  /**
   * Serves jobs with instances that Lambda starts if none is idle.
   *
   * @param arrivals in seconds, in order
   */
  static Fleet serving(Setup setup, double[] arrivals) {
    return serving(setup, arrivals, 1);
  }

  /**
   * @param seed of the instances' clocks and jitter
   */
  static Fleet serving(Setup setup, double[] arrivals, long seed) {
    Fleet fleet = new Fleet(setup, seed);
    fleet.arrive(arrivals, 0);
    fleet.simulation.run();
    return fleet;
  }

  /** So many jobs at random moments, the same each time. */
  static double[] arrivals(int jobs, double seconds) {
    double[] arrivals = new Random(1).doubles(jobs, 0, seconds).toArray();
    Arrays.sort(arrivals);
    return arrivals;
  }

  private void arrive(double[] arrivals, int job) {
    if (job < arrivals.length) {
      simulation.at(
          Math.round(arrivals[job] * 1e9),
          () -> {
            arrive(arrivals, job + 1);
            serve();
          });
    }
  }

  /** Lambda chooses the free instance that was used last. */
  private void serve() {
    long now = simulation.now();
    instances.removeIf(each -> each.freeAt < now - KEPT_IDLE.toNanos());
    @Nullable Instance chosen = null;
    for (Instance each : instances) {
      if (each.freeAt <= now && (chosen == null || each.freeAt > chosen.freeAt)) {
        chosen = each;
      }
    }
    if (chosen != null) {
      chosen.serve();
    } else if (instances.size() < setup.limit()) {
      Instance started = new Instance();
      instances.add(started);
      peak = Math.max(peak, instances.size());
      started.serveFirst();
    } else {
      turnedAway++;
    }
  }

  private Lookup<SecretVersion> readSecret(String secretId, Deadline deadline) {
    secretReads++;
    simulation.pause(SECRET_READ);
    String json =
        "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}"
            .formatted(secretId, "client-secret-that-is-long-enough-" + secretId);
    return new Lookup.Found<>(new SecretVersion(secretId, "v1", Secret.of(json)));
  }

  private HttpOutcome exchange(HttpCall call, Deadline deadline) {
    simulation.pause(EXCHANGE.dividedBy(2));
    HttpOutcome outcome = port.send(call, deadline);
    simulation.pause(EXCHANGE.dividedBy(2));
    return outcome;
  }

  LanePort port() {
    return port;
  }

  int peak() {
    return peak;
  }

  int turnedAway() {
    return turnedAway;
  }

  int secretReads() {
    return secretReads;
  }

  int granted() {
    return granted;
  }

  int rejected() {
    return rejected.values().stream().mapToInt(Integer::intValue).sum();
  }

  int rejected(ErrorCode code) {
    return rejected.getOrDefault(code, 0);
  }

  /** How many requests were rejected after each lane had been exchanged without an active token. */
  int rejectedWhenStaggered() {
    return rejectedWhenStaggered;
  }

  /**
   * Returns how long a request waits at most for secrets, the table and Port, of a share of all.
   *
   * @param share 0.5 for the median
   */
  double longestWait(double share) {
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    int all = granted + rejected();
    int rank = (int) Math.ceil(share * all) - 1 - (all - sorted.length);
    return rank < 0 ? 0 : sorted[rank] / 1e9;
  }

  /** Consistent reads of rows, including those of the replay check. */
  int tableReads() {
    return requestsThatFetch + table.reads();
  }
}
