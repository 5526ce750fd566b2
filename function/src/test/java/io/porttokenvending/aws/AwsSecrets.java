package io.porttokenvending.aws;

import java.net.URI;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/** Whatever speaks Secrets Manager's whole API, filled with AWS's own client. */
public record AwsSecrets(URI uri, SecretsManagerClient client)
    implements SecretsBackEnd, AutoCloseable {
  public static AwsSecrets at(URI uri) {
    return new AwsSecrets(
        uri,
        SecretsManagerClient.builder()
            .endpointOverride(uri)
            .region(Region.of(TestCredentials.REGION))
            .credentialsProvider(TestCredentials.CREDENTIALS)
            .httpClient(UrlConnectionHttpClient.create())
            .build());
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String put(String name, String text) {
    try {
      return client.createSecret(make -> make.name(name).secretString(text)).versionId();
    } catch (ResourceExistsException e) {
      return client.putSecretValue(next -> next.secretId(name).secretString(text)).versionId();
    }
  }

  @Override
  public void putPending(String name, String text) {
    client.putSecretValue(
        next -> next.secretId(name).secretString(text).versionStages("AWSPENDING"));
  }

  @Override
  public void putBinary(String name, byte[] bytes) {
    client.createSecret(make -> make.name(name).secretBinary(SdkBytes.fromByteArray(bytes)));
  }

  @Override
  public String arn(String name) {
    return client.describeSecret(of -> of.secretId(name)).arn();
  }

  @Override
  public void delete(String name) {
    client.deleteSecret(old -> old.secretId(name));
  }
}
