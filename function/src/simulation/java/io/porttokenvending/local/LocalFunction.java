package io.porttokenvending.local;

import io.porttokenvending.lambda.TestFunction;
import io.porttokenvending.lambda.VendingHandler;
import io.porttokenvending.trust.TrustPolicy;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Runs the function with policies that are already in memory.
 *
 * @param environment the function's variables without {@code POLICY_PATH}
 * @param redirection replaces addresses in a policy with the simulation's
 * @param log receives the function's log lines
 */
public record LocalFunction(
    Map<String, String> environment,
    AwsCredentialsProvider aws,
    UnaryOperator<TrustPolicy> redirection,
    InstantSource clock,
    Consumer<String> log) {

  /** Returns the function with simulated upstreams only. */
  public static LocalFunction in(Simulation simulation, InstantSource clock, Consumer<String> log) {
    return new LocalFunction(
        simulation.environment(),
        Simulation.awsCredentials(),
        policy -> simulation.withPort(simulation.withGitHub(policy)),
        clock,
        log);
  }

  /**
   * Returns a function that decides by this policy.
   *
   * @param policy as it is written, with the addresses of its author
   */
  public VendingHandler with(TrustPolicy policy) {
    return TestFunction.handler(environment, clock, log, aws, redirection.apply(policy));
  }
}
