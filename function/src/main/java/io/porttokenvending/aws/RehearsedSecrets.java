package io.porttokenvending.aws;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Reads through the whole of the SDK's client a secret that no server gave: a start can have done
 * so without credentials, network or secret.
 */
public final class RehearsedSecrets {
  private RehearsedSecrets() {}

  /**
   * A source whose every read gives the same.
   *
   * @param answer of {@code GetSecretValue}, in JSON
   */
  public static SecretSource answering(byte[] answer) {
    return SecretsManagerSource.over(
        new Transport(answer),
        "us-east-1",
        Optional.empty(),
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create("rehearsal", "rehearsal", "rehearsal")));
  }

  private record Transport(byte[] answer) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
