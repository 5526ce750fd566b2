package io.porttokenvending.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.exchange.ReplayGuard;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The SDK's clients over responses in memory: a start can run them without credentials, network or
 * secret.
 */
public final class RehearsedAws {
  private static final String REGION = "us-east-1";
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsSessionCredentials.create("rehearsal", "rehearsal", "rehearsal"));

  /** A table without rows. */
  private static final String CONSUMED =
      "{\"ConsumedCapacity\":{\"TableName\":\"rehearsal\",\"CapacityUnits\":1.0}}";

  private RehearsedAws() {}

  /**
   * A source whose every read returns the same.
   *
   * @param response of {@code GetSecretValue}, in JSON
   */
  public static SecretSource secrets(byte[] response) {
    return SecretsManagerSource.over(
        new Transport(response), REGION, Optional.empty(), CREDENTIALS);
  }

  /** A guard that finds every token unconsumed. */
  public static ReplayGuard replay(RandomGenerator random) {
    return ReplayTable.over(
        new Transport(CONSUMED.getBytes(UTF_8)),
        "rehearsal",
        REGION,
        Optional.empty(),
        CREDENTIALS,
        random);
  }

  private record Transport(byte[] response) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response)))
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
