package io.porttokenvending.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Results of several rounds of the same benchmarks. */
final class Figures {
  /** A benchmark's method with its parameter, if it has one. */
  record Name(String method, String repositories) {}

  private record Figure(double micros, double kibibytes) {}

  private final List<Map<Name, Figure>> rounds = new ArrayList<>();

  void add(Collection<RunResult> results) {
    Map<Name, Figure> round = new HashMap<>();
    for (RunResult result : results) {
      round.put(name(result.getParams()), new Figure(micros(result), kibibytes(result)));
    }
    rounds.add(round);
  }

  double micros(Name name) {
    return median(round -> in(round, name).micros());
  }

  double kibibytes(Name name) {
    return median(round -> in(round, name).kibibytes());
  }

  double ratio(Name name, Name floor) {
    return median(round -> in(round, name).micros() / in(round, floor).micros());
  }

  private static Figure in(Map<Name, Figure> round, Name name) {
    return Objects.requireNonNull(round.get(name), name::toString);
  }

  private static Name name(BenchmarkParams params) {
    String benchmark = params.getBenchmark();
    boolean sized = params.getParamsKeys().contains("repositories");
    return new Name(
        benchmark.substring(benchmark.lastIndexOf('.') + 1),
        sized ? params.getParam("repositories") : "");
  }

  /** Returns the best iteration, because other processes on the machine only add time. */
  private static double micros(RunResult result) {
    return result.getAggregatedResult().getIterationResults().stream()
        .mapToDouble(iteration -> score(iteration.getSecondaryResults().get(ProcessorTime.MICROS)))
        .min()
        .orElseThrow();
  }

  private static double kibibytes(RunResult result) {
    return score(result.getSecondaryResults().get("gc.alloc.rate.norm")) / 1024;
  }

  private static double score(@Nullable Result<?> measured) {
    return Objects.requireNonNull(measured, "a profiler returned no result").getScore();
  }

  private double median(ToDoubleFunction<Map<Name, Figure>> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
