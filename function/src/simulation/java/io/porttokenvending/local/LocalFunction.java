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
 * @param environment the function's variables, but for {@code POLICY_PATH}
 * @param redirection returns a policy with the simulation's addresses, or unchanged
 * @param log takes the function's lines
 */
public record LocalFunction(
    Map<String, String> environment,
    AwsCredentialsProvider aws,
    UnaryOperator<TrustPolicy> redirection,
    InstantSource clock,
    Consumer<String> log) {

  /** The function in a simulated world, with nothing from outside it. */
  public static LocalFunction in(Simulation world, InstantSource clock, Consumer<String> log) {
    return new LocalFunction(
        world.environment(),
        Simulation.awsCredentials(),
        policy -> world.withPort(world.withGitHub(policy)),
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
