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
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The SDK's clients over responses in memory, so that a rehearsal loads their classes. */
public final class RehearsedAws {
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
    return new SecretsManagerSource(clients(response).secretsManager(Optional.empty()));
  }

  /** A guard that finds every token unconsumed. */
  public static ReplayGuard replay(RandomGenerator random) {
    DynamoDbClient client = clients(CONSUMED.getBytes(UTF_8)).dynamoDb(Optional.empty());
    return new ReplayTable(client, "rehearsal", random);
  }

  private static SdkClients clients(byte[] response) {
    return new SdkClients(new Transport(response), Region.US_EAST_1, CREDENTIALS);
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
