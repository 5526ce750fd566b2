package io.porttokenvending.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks on one thread and prints their figures. The forks of a round run right after
 * each other and ratios are within a round, so that a busy machine affects few of them.
 */
public final class WarmPath {
  private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
  private static final int ROUNDS = QUICK ? 1 : 3;

  /** Folder for JMH's reports and for files of the benchmarks. */
  static final Path FOLDER = Path.of("target", "benchmark");

  /** Options of the managed runtime, with the heap of a function with 1 GB. */
  private static final List<String> C1 =
      List.of("-XX:+UseSerialGC", "-Xmx850m", "-XX:TieredStopAtLevel=1");

  private static final List<String> C2 = C1.subList(0, 2);

  private WarmPath() {}

  /** Takes no arguments; the system property {@code benchmark.quick} shortens the run. */
  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(FOLDER);
    // First, because it takes seconds and the others take minutes.
    HeldPolicy.print();
    Figures c1 = new Figures();
    Figures c2 = new Figures();
    for (int round = 1; round <= ROUNDS; round++) {
      c1.add(new Runner(options("c1-" + round, C1, QUICK ? 2 : 5)).run());
      if (round == ROUNDS) {
        Table.print("C1 only", c1);
      }
      c2.add(new Runner(options("c2-" + round, C2, QUICK ? 5 : 15)).run());
    }
    Table.print("C1 and C2", c2);
    System.out.printf(
        "%nCPU time on one thread. Ratios are relative to bareVerification, or to 10 repositories."
            + " Rounds: %d.%nLambda uses only C1, except with SnapStart and provisioned"
            + " concurrency.%n",
        ROUNDS);
  }

  /**
   * Runs one fork of each benchmark.
   *
   * @param warmup seconds; C2 needs more of them
   */
  private static Options options(String log, List<String> jvm, int warmup) {
    return new OptionsBuilder()
        .include(WarmPath.class.getPackageName())
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .threads(1)
        .forks(1)
        .warmupIterations(warmup)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(QUICK ? 3 : 5)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .addProfiler(ProcessorTime.class)
        .jvmArgs(jvm.toArray(String[]::new))
        .shouldFailOnError(true)
        .output(FOLDER.resolve(log + ".txt").toString())
        .build();
  }
}
