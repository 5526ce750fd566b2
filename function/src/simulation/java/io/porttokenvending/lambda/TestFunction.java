package io.porttokenvending.lambda;

import io.porttokenvending.config.Settings;
import io.porttokenvending.config.StartupException;
import io.porttokenvending.trust.TrustPolicy;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The whole function with a clock, a log and AWS credentials of the caller's. */
public final class TestFunction {
  private TestFunction() {}

  /**
   * Starts it as Lambda would.
   *
   * @throws StartupException when a setting or the policy is wrong
   */
  public static VendingHandler handler(
      Map<String, String> environment,
      InstantSource clock,
      Consumer<String> log,
      AwsCredentialsProvider aws) {
    return new VendingHandler(Assembly.of(environment, clock, log, aws));
  }

  /**
   * Starts it with a policy that does not come from {@code POLICY_PATH}.
   *
   * @throws StartupException when a setting is wrong
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
