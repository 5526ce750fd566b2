package io.porttokenvending.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What the tests sign with. */
final class TestCredentials {
  static final String REGION = "eu-west-1";
  static final String KEY = "key-canary";
  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", KEY, "session"));

  private TestCredentials() {}

  static SdkClients clients(AwsCredentialsProvider credentials) {
    return new SdkClients(REGION, credentials);
  }

  static SecretsManagerSource source(URI endpoint) {
    return new SecretsManagerSource(clients(CREDENTIALS).secretsManager(Optional.of(endpoint)));
  }
}
