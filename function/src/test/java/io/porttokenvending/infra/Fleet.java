package io.porttokenvending.infra;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.port.PortTokenCache;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Lambda's instances under a load of one profile. Each has the function's own cache of Port tokens;
 * all share one Port. Times are seconds; {@code scale-and-cost.md} lists the assumed ones.
 */
final class Fleet {
  static final double WARM = 0.15;
  static final double WITH_EXCHANGE = 0.8;
  static final double COLD = 1.5;
  static final double KEPT_IDLE = 600;
  static final double SECRET_LIFE = 300;
  static final Duration DEFAULT_MIN_TTL = Duration.ofMinutes(1);
  private static final double BETWEEN_JOBS_OF_AN_INSTANCE = 5;
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final PortCredentials CREDENTIALS =
      new PortCredentials(
          "reader", "reader", "v1", Secret.of("client-id"), Secret.of("client-secret"));

  private final int limit;
  private final PortSettings settings;
  private final SettableClock clock = new SettableClock(START);
  private final SharedPort port = new SharedPort(clock);
  private final List<Instance> instances = new ArrayList<>();
  private final List<Double> rows = new ArrayList<>();
  private int secretReads;
  private int peak;
  private int turnedAway;
  private int refused;
  private double lastGrant;
  private double longestGap;

  private Fleet(int limit, Duration minTtl) {
    this.limit = limit;
    this.settings =
        new PortSettings(
            URI.create("https://api.port.io"),
            URI.create("https://mcp.port.io/v1"),
            "reader",
            PortExchange.REST,
            minTtl);
  }

  private final class Instance {
    private final PortTokenCache cache =
        new PortTokenCache(port, Optional.empty(), clock, new Random(peak));
    private double freeAt;
    private double secretUntil;
  }

  /**
   * Instances that Lambda starts if none is idle.
   *
   * @param limit maximum number of instances
   */
  static Fleet serving(double[] arrivals, int limit) {
    Fleet fleet = new Fleet(limit, DEFAULT_MIN_TTL);
    for (double arrival : arrivals) {
      fleet.serve(arrival);
    }
    return fleet;
  }

  /** So many instances that each get a job every five seconds. */
  static Fleet busy(int count, Duration minTtl, Duration duration) {
    Fleet fleet = new Fleet(count, minTtl);
    for (int i = 0; i < count; i++) {
      fleet.start();
    }
    double between = BETWEEN_JOBS_OF_AN_INSTANCE / count;
    for (int job = 0; job * between < duration.toSeconds(); job++) {
      fleet.serve(fleet.instances.get(job % count), job * between, false);
    }
    return fleet;
  }

  /** So many jobs at random moments, the same each time. */
  static double[] arrivals(int jobs, double seconds) {
    Random random = new Random(1);
    double[] arrivals = random.doubles(jobs, 0, seconds).toArray();
    Arrays.sort(arrivals);
    return arrivals;
  }

  private void serve(double now) {
    instances.removeIf(each -> each.freeAt < now - KEPT_IDLE);
    Instance chosen = null;
    for (Instance each : instances) {
      if (each.freeAt <= now && (chosen == null || each.freeAt > chosen.freeAt)) {
        chosen = each;
      }
    }
    if (chosen != null) {
      serve(chosen, now, false);
    } else if (instances.size() < limit) {
      serve(start(), now, true);
    } else {
      turnedAway++;
    }
  }

  private Instance start() {
    Instance instance = new Instance();
    instances.add(instance);
    peak = Math.max(peak, instances.size());
    return instance;
  }

  private void serve(Instance instance, double now, boolean cold) {
    clock.set(START.plusNanos((long) (now * 1_000_000_000)));
    if (instance.secretUntil <= now) {
      instance.secretUntil = now + SECRET_LIFE;
      secretReads++;
    }
    int calls = port.calls();
    PortTokenResult outcome =
        instance.cache.tokenFor(CREDENTIALS, settings, Deadline.in(Duration.ofSeconds(10)));
    instance.freeAt = now + (cold ? COLD : port.calls() > calls ? WITH_EXCHANGE : WARM);
    if (outcome instanceof PortTokenResult.Token) {
      rows.add(instance.freeAt);
      longestGap = Math.max(longestGap, now - lastGrant);
      lastGrant = now;
    } else {
      refused++;
    }
  }

  SharedPort port() {
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
    return rows.size();
  }

  /** How many jobs got no Port token. */
  int refused() {
    return refused;
  }

  double longestTimeWithoutAGrant() {
    return longestGap;
  }

  int mostRowsInASecond() {
    double[] sorted = rows.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int most = 0;
    int first = 0;
    for (int i = 0; i < sorted.length; i++) {
      while (sorted[first] < sorted[i] - 1) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }
}
