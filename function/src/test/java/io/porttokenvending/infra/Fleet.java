package io.porttokenvending.infra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Lambda's instances under a load, each with the caches that the function has. Times are seconds;
 * what they are is assumed, and says so in the README.
 */
final class Fleet {
  static final double WARM = 0.15;
  static final double WITH_EXCHANGE = 0.8;
  static final double COLD = 1.5;
  static final double KEPT_IDLE = 600;
  static final double SECRET_LIFE = 300;
  static final double PORT_TOKEN_LIFE = 9_000;
  private static final double QUOTA_WINDOW = 900;

  private final int limit;
  private final List<Instance> instances = new ArrayList<>();
  private final List<Double> exchanges = new ArrayList<>();
  private final List<Double> reads = new ArrayList<>();
  private final List<Double> writes = new ArrayList<>();
  private int peak;
  private int turnedAway;

  private Fleet(int limit) {
    this.limit = limit;
  }

  private static final class Instance {
    private double freeAt;
    private double secretUntil;
    private double tokenUntil;
  }

  /**
   * What a load comes to.
   *
   * @param limit how many instances there may be
   */
  static Fleet serving(double[] arrivals, int limit) {
    Fleet fleet = new Fleet(limit);
    for (double arrival : arrivals) {
      fleet.serve(arrival);
    }
    return fleet;
  }

  /** So many jobs at moments by chance, the same each time. */
  static double[] arrivals(int jobs, double seconds) {
    Random random = new Random(1);
    double[] arrivals = random.doubles(jobs, 0, seconds).toArray();
    Arrays.sort(arrivals);
    return arrivals;
  }

  /** How many of these a token bucket turns away. */
  static int throttled(double[] arrivals, double rate, double burst) {
    double tokens = burst;
    double last = 0;
    int refused = 0;
    for (double arrival : arrivals) {
      tokens = Math.min(burst, tokens + (arrival - last) * rate);
      last = arrival;
      if (tokens >= 1) {
        tokens--;
      } else {
        refused++;
      }
    }
    return refused;
  }

  private void serve(double now) {
    instances.removeIf(each -> each.freeAt < now - KEPT_IDLE);
    Instance chosen = null;
    for (Instance each : instances) {
      if (each.freeAt <= now && (chosen == null || each.freeAt > chosen.freeAt)) {
        chosen = each;
      }
    }
    boolean cold = chosen == null;
    if (chosen == null) {
      if (instances.size() >= limit) {
        turnedAway++;
        return;
      }
      chosen = new Instance();
      instances.add(chosen);
      peak = Math.max(peak, instances.size());
    }
    chosen.freeAt = now + work(chosen, cold, now);
    writes.add(chosen.freeAt);
  }

  private double work(Instance instance, boolean cold, double now) {
    if (instance.secretUntil <= now) {
      instance.secretUntil = now + SECRET_LIFE;
      reads.add(now);
    }
    boolean exchange = instance.tokenUntil <= now;
    if (exchange) {
      instance.tokenUntil = now + PORT_TOKEN_LIFE;
      exchanges.add(now);
    }
    return cold ? COLD : exchange ? WITH_EXCHANGE : WARM;
  }

  int peak() {
    return peak;
  }

  int turnedAway() {
    return turnedAway;
  }

  int secretReads() {
    return reads.size();
  }

  int writes() {
    return writes.size();
  }

  int mostWritesInASecond() {
    return most(writes, 1);
  }

  int mostExchangesInTheQuotasTime() {
    return most(exchanges, QUOTA_WINDOW);
  }

  private static int most(List<Double> moments, double window) {
    double[] sorted = moments.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int most = 0;
    int first = 0;
    for (int i = 0; i < sorted.length; i++) {
      while (sorted[first] < sorted[i] - window) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }
}
