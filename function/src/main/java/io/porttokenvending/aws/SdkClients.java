package io.porttokenvending.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/** The settings that all clients of the AWS SDK share. */
final class SdkClients {
  private static final int MAX_ATTEMPTS = 3;

  private SdkClients() {}

  /**
   * Sets everything that the SDK would otherwise look for in profile files. It still opens them
   * while it builds a client, but ignores their content.
   *
   * @param endpoint replaces the region's own
   */
  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder,
      SdkHttpClient http,
      String region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .httpClient(http)
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .defaultsMode(DefaultsMode.STANDARD)
        .overrideConfiguration(override ->
            override
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .build())
                .defaultProfileFileSupplier(() -> ProfileFile.aggregator().build()));
  }
}
