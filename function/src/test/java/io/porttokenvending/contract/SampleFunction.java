package io.porttokenvending.contract;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.local.LocalFunction;
import io.porttokenvending.local.PolicyCheck;
import io.porttokenvending.local.Simulation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The function with the tests' sample policy and simulated upstreams. */
final class SampleFunction {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "sample-policy");

  private SampleFunction() {}

  static RequestStreamHandler in(Simulation world, InstantSource clock, Consumer<String> log) {
    return new PolicyCheck(world.deployment().scope())
        .folder(SAMPLES)
        .policy()
        .map(LocalFunction.in(world, clock, log)::with)
        .orElseThrow();
  }
}
