package io.porttokenvending.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/** The AWS credentials of the function's execution role. */
public final class ExecutionRole {
  private ExecutionRole() {}

  /**
   * Lambda puts them into environment variables, but with SnapStart behind the container endpoint.
   * The SDK's default chain would go on to profile files and to an instance's metadata, where
   * nothing of this function's is to be found.
   */
  public static AwsCredentialsProvider credentials() {
    return AwsCredentialsProviderChain.of(
        EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create());
  }
}
