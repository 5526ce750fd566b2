package io.porttokenvending.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.ReplayGuard;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
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

  private static final Duration AMPLE = Duration.ofSeconds(10);

  /** Response of a table without rows, and of every write. */
  private static final String CONSUMED =
      "{\"ConsumedCapacity\":{\"TableName\":\"rehearsal\",\"CapacityUnits\":1.0}}";

  private RehearsedAws() {}

  /**
   * Returns a source that always reads the same secret.
   *
   * @param response of {@code GetSecretValue}, in JSON
   */
  public static SecretSource secrets(byte[] response) {
    return new SecretsManagerSource(clients(response).secretsManager(Optional.empty()));
  }

  /** Returns a guard that never finds a token consumed. */
  public static ReplayGuard replay(RandomGenerator random) {
    DynamoDbClient client = clients(CONSUMED.getBytes(UTF_8)).dynamoDb(Optional.empty());
    return new ReplayTable(client, "rehearsal", random);
  }

  /** Returns a table that contains the last row that was written. */
  public static SharedRows sharedRows() {
    AtomicReference<String> response = new AtomicReference<>(CONSUMED);
    SdkHttpClient table =
        new Transport(request -> {
          String before = response.get();
          if (StrictJson.read(request) instanceof JsonReading.Value(JsonNode members)
              && members.has("Item")) {
            String open = CONSUMED.substring(0, CONSUMED.length() - 1);
            response.set(open + ",\"Item\":" + JsonText.write(members.path("Item")) + "}");
          }
          return before.getBytes(UTF_8);
        });
    SdkClients clients = new SdkClients(table, Region.US_EAST_1, CREDENTIALS);
    return new TokenTable(clients.dynamoDbWithoutRetries(Optional.empty()), "rehearsal", AMPLE);
  }

  private static SdkClients clients(byte[] response) {
    return new SdkClients(new Transport(_ -> response), Region.US_EAST_1, CREDENTIALS);
  }

  private record Transport(Function<byte[], byte[]> answer) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          byte[] response = answer.apply(body(request));
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response)))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
      try (InputStream in = request.contentStreamProvider().orElseThrow().newStream()) {
        return in.readAllBytes();
      }
    }

    @Override
    public void close() {}
  }
}
