package io.porttokenvending.aws;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** AWS Secrets Manager, asked for {@code AWSCURRENT} and nothing else. */
public final class SecretsManagerSource implements SecretSource {
  private final SecretsManagerClient client;

  private SecretsManagerSource(SecretsManagerClient client) {
    this.client = client;
  }

  /**
   * A source that has read nothing yet.
   *
   * @param endpoint replaces the region's own
   */
  public static SecretsManagerSource create(
      String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    return over(new BoundedSdkHttpClient(), region, endpoint, credentials);
  }

  /** The same, over any transport. */
  static SecretsManagerSource over(
      SdkHttpClient http,
      String region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials) {
    return new SecretsManagerSource(
        SdkClients.configured(SecretsManagerClient.builder(), http, region, endpoint, credentials)
            .build());
  }

  /**
   * Where Secrets Manager is asked, unless the SDK is told to take a FIPS or dual-stack endpoint.
   *
   * @param endpoint in place of the region's own
   */
  public static URI address(String region, Optional<URI> endpoint) {
    return endpoint.orElseGet(() -> ServiceEndpoint.of("secretsmanager", region));
  }

  @Override
  public Lookup<SecretVersion> read(String secretId, Deadline deadline) {
    GetSecretValueRequest request = GetSecretValueRequest.builder().secretId(secretId).build();
    try {
      return lookup(
          BoundedSdkHttpClient.call(
              "secrets-manager", deadline, () -> client.getSecretValue(request)));
    } catch (TimeoutException e) {
      return new Lookup.Unavailable<>();
    } catch (RuntimeException e) {
      return fault(e);
    }
  }

  /** An answer without a version or a value is none of Secrets Manager's. */
  private static Lookup<SecretVersion> lookup(GetSecretValueResponse response) {
    @Nullable String versionId = response.versionId();
    @Nullable String value = response.secretString();
    if (value == null && response.secretBinary() != null) {
      return new Lookup.Malformed<>();
    }
    if (value == null || versionId == null || versionId.isEmpty()) {
      return new Lookup.Unavailable<>();
    }
    return new Lookup.Found<>(new SecretVersion(versionId, Secret.of(value)));
  }

  /** Nothing of the exception goes further: its message may quote what was read. */
  private static Lookup<SecretVersion> fault(RuntimeException cause) {
    // GetSecretValue says InvalidRequestException for a secret that is scheduled for deletion.
    boolean missing =
        cause instanceof ResourceNotFoundException
            || cause instanceof InvalidRequestException
            || (cause instanceof SecretsManagerException e && isDenied(e));
    return missing ? new Lookup.Missing<>() : new Lookup.Unavailable<>();
  }

  /** The service's model has no class for this error, which every service may give. */
  private static boolean isDenied(SecretsManagerException e) {
    return e.awsErrorDetails() != null
        && "AccessDeniedException".equals(e.awsErrorDetails().errorCode());
  }
}
