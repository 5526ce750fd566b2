package io.porttokenvending.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.endpoints.SecretsManagerEndpointProvider;

/**
 * The AWS SDK's clients of one region. Everything that the SDK would otherwise look for in profile
 * files is set explicitly. It still opens these files, but ignores their content.
 */
public record SdkClients(SdkHttpClient http, Region region, AwsCredentialsProvider credentials) {
  private static final int MAX_ATTEMPTS = 3;

  public SdkClients(String region, AwsCredentialsProvider credentials) {
    this(new BoundedSdkHttpClient(), Region.of(region), credentials);
  }

  /**
   * Returns a client that has called nothing yet.
   *
   * @param endpoint replaces the region's own
   */
  public SecretsManagerClient secretsManager(Optional<URI> endpoint) {
    return configured(SecretsManagerClient.builder(), endpoint, MAX_ATTEMPTS).build();
  }

  /**
   * Returns a client that has called nothing yet.
   *
   * @param endpoint replaces the region's own
   */
  public DynamoDbClient dynamoDb(Optional<URI> endpoint) {
    return dynamoDb(endpoint, MAX_ATTEMPTS);
  }

  /** The same without retries. */
  public DynamoDbClient dynamoDbWithoutRetries(Optional<URI> endpoint) {
    return dynamoDb(endpoint, 1);
  }

  private DynamoDbClient dynamoDb(Optional<URI> endpoint, int attempts) {
    return configured(DynamoDbClient.builder(), endpoint, attempts)
        // Both would otherwise be looked up in profile files, and change the host.
        .endpointDiscoveryEnabled(false)
        .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
        .build();
  }

  /** Returns the region's own address, unless the SDK is set to a FIPS or dual-stack endpoint. */
  public static URI secretsManagerAddress(String region) {
    var rules = SecretsManagerEndpointProvider.defaultProvider();
    return rules.resolveEndpoint(it -> it.region(Region.of(region))).join().endpointUrl().toUri();
  }

  /** Returns the region's own address, unless the SDK is set to a FIPS or dual-stack endpoint. */
  public static URI dynamoDbAddress(String region) {
    var rules = DynamoDbEndpointProvider.defaultProvider();
    return rules.resolveEndpoint(it -> it.region(Region.of(region))).join().endpointUrl().toUri();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Optional<URI> endpoint, int attempts) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .httpClient(http)
        .region(region)
        .credentialsProvider(credentials)
        .defaultsMode(DefaultsMode.STANDARD)
        .overrideConfiguration(override ->
            override
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(attempts)
                        .build())
                .defaultProfileFileSupplier(() -> ProfileFile.aggregator().build()));
  }
}
