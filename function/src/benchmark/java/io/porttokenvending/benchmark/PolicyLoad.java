package io.porttokenvending.benchmark;

import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a policy folder, which an initialization does once, measured warm. */
@State(Scope.Thread)
public class PolicyLoad {
  @Param({"10", "20000", "200000", "5000x40"})
  private String repositories = "";

  private ListedRepositories list;

  @Setup
  public void write() throws IOException {
    list = new ListedRepositories(repositories);
  }

  @Benchmark
  public TrustPolicy loadPolicy() {
    return list.load();
  }
}
