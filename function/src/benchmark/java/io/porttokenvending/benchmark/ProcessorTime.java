package io.porttokenvending.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the fork's Java threads for one operation, without the compiler and the garbage
 * collector. Unlike elapsed time, it does not depend on the load of the machine.
 */
public final class ProcessorTime implements InternalProfiler {
  static final String MICROS = "cpu.time.norm";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long began;

  @Override
  public String getDescription() {
    return "processor time";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    began = nanos();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double each = (nanos() - began) / 1e3 / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(MICROS, each, "us/op", AggregationPolicy.AVG));
  }

  private long nanos() {
    // The result is -1 for a thread that has ended. JMH's worker lives for all iterations.
    return Arrays.stream(threads.getAllThreadIds()).map(threads::getThreadCpuTime).sum();
  }
}
