package io.porttokenvending.aws;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** AWS Secrets Manager; reads {@code AWSCURRENT} only. */
public record SecretsManagerSource(SecretsManagerClient client) implements SecretSource {
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

  /** A response without an ARN, a version or a value does not come from Secrets Manager. */
  private static Lookup<SecretVersion> lookup(GetSecretValueResponse response) {
    @Nullable String arn = response.arn();
    @Nullable String versionId = response.versionId();
    @Nullable String value = response.secretString();
    if (value == null && response.secretBinary() != null) {
      return new Lookup.Malformed<>();
    }
    if (value == null || arn == null || arn.isEmpty() || versionId == null || versionId.isEmpty()) {
      return new Lookup.Unavailable<>();
    }
    return new Lookup.Found<>(new SecretVersion(arn, versionId, Secret.of(value)));
  }

  /** Drops the exception, because its message may quote the secret. */
  private static Lookup<SecretVersion> fault(RuntimeException cause) {
    // InvalidRequestException means that the secret is scheduled for deletion.
    boolean missing =
        cause instanceof ResourceNotFoundException
            || cause instanceof InvalidRequestException
            || (cause instanceof SecretsManagerException e && isDenied(e));
    return missing ? new Lookup.Missing<>() : new Lookup.Unavailable<>();
  }

  /** The SDK has no exception class for this error. */
  private static boolean isDenied(SecretsManagerException e) {
    return e.awsErrorDetails() != null
        && "AccessDeniedException".equals(e.awsErrorDetails().errorCode());
  }
}
