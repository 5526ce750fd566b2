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
 * The processor time of the fork's Java threads for one operation, without the compiler's and the
 * garbage collector's. Unlike the time on the clock it stays as it is when others keep the machine
 * busy.
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
    // A thread that has ended says -1; JMH's worker lives for all iterations.
    return Arrays.stream(threads.getAllThreadIds()).map(threads::getThreadCpuTime).sum();
  }
}
