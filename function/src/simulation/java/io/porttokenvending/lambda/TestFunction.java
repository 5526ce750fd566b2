package io.porttokenvending.lambda;

import io.porttokenvending.config.Settings;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.trust.TrustPolicy;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The whole function with the caller's clock, log and AWS credentials. */
public final class TestFunction {
  private TestFunction() {}

  /**
   * Starts the function as Lambda does.
   *
   * @throws StartupException if a setting or the policy is invalid
   */
  public static VendingHandler handler(
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws) {
    return new VendingHandler(Assembly.of(environment, clock, log, aws));
  }

  /**
   * Starts the function with this policy instead of the one in {@code POLICY_PATH}.
   *
   * @throws StartupException if a setting is invalid
   */
  public static VendingHandler handler(
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws,
      TrustPolicy policy) {
    Settings settings = Assembly.settings(environment, log);
    var keys = Assembly.keys(settings, clock);
    return new VendingHandler(Assembly.parts(settings, keys, clock, log, aws, policy).endpoint());
  }
}
