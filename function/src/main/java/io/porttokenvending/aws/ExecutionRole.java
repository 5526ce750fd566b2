package io.porttokenvending.aws;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The AWS credentials of the function's execution role. */
public final class ExecutionRole {
  private ExecutionRole() {}

  /**
   * Lambda sets them in environment variables, but with SnapStart behind the container endpoint.
   * The SDK's default chain would also search profile files and an instance's metadata.
   *
   * @return a provider that reads the process's own variables if {@code environment} has none
   */
  public static AwsCredentialsProvider credentials(
      Map<String, String> environment, InstantSource clock) {
    @Nullable String id = value(environment, "AWS_ACCESS_KEY_ID");
    @Nullable String key = value(environment, "AWS_SECRET_ACCESS_KEY");
    @Nullable String endpoint = value(environment, "AWS_CONTAINER_CREDENTIALS_FULL_URI");
    if (id != null && key != null) {
      @Nullable String session = value(environment, "AWS_SESSION_TOKEN");
      return StaticCredentialsProvider.create(
          session == null
              ? AwsBasicCredentials.create(id, key)
              : AwsSessionCredentials.create(id, key, session));
    }
    if (endpoint != null) {
      return new ContainerCredentials(
          URI.create(endpoint),
          Optional.ofNullable(value(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN")),
          clock);
    }
    return EnvironmentVariableCredentialsProvider.create();
  }

  /** An empty variable counts as none, as it does for the SDK. */
  private static @Nullable String value(Map<String, String> environment, String name) {
    @Nullable String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
