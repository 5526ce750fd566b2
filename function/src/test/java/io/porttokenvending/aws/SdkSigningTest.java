package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.testing.AwsSignature;
import io.porttokenvending.testing.Call;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The SDK signs the host and the length, but the JDK writes them: both must agree. */
class SdkSigningTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vpce.example",
        "https://vpce.example:443",
        "https://vpce.example:8443/base/",
        "http://vpce.example:80",
        "http://127.0.0.1:4566",
        "http://[::1]:4566"
      })
  void signature_forAnyPort_isGoodForWhatTheJdkWrites(String endpoint) throws IOException {
    HttpCall call = call(URI.create(endpoint), TestCredentials.CREDENTIALS);
    assertFalse(call.headers().keySet().stream().anyMatch("Host"::equalsIgnoreCase));
    Call arrived = arrived(call);
    assertTrue(AwsSignature.isGood(arrived, TestCredentials.KEY), arrived::toString);
    assertFalse(AwsSignature.isGood(arrived, TestCredentials.KEY + "x"));
    assertEquals("session", arrived.header("x-amz-security-token").orElseThrow());
    List<String> signed = AwsSignature.signedHeaders(arrived);
    assertTrue(
        signed.containsAll(
            List.of("host", "content-type", "x-amz-date", "x-amz-security-token", "x-amz-target")),
        signed::toString);
  }

  @Test
  void signature_ofCredentialsWithoutASession_isGood() throws IOException {
    Call arrived =
        arrived(
            call(
                URI.create("https://vpce.example"),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "other"))));
    assertTrue(AwsSignature.isGood(arrived, "other"));
    assertFalse(arrived.hasHeader("x-amz-security-token"));
  }

  @Test
  void call_printsNeitherKeyNorSession() throws IOException {
    String text = call(URI.create("https://vpce.example"), TestCredentials.CREDENTIALS).toString();
    assertFalse(text.contains(TestCredentials.KEY) || text.contains("session"), text);
  }

  private static HttpCall call(URI endpoint, AwsCredentialsProvider credentials)
      throws IOException {
    CapturingClient http = new CapturingClient();
    DynamoDbClient client =
        new SdkClients(http, Region.of(TestCredentials.REGION), credentials)
            .dynamoDb(Optional.of(endpoint));
    ReplayTable table = new ReplayTable(client, ReplayTableFixture.TABLE, new SecureRandom());
    assertEquals(
        ReplayOutcome.UNAVAILABLE,
        table.consume(ReplayTableFixture.USE, Deadline.in(Duration.ofSeconds(30))));
    return BoundedSdkHttpClient.httpCall(http.request.orElseThrow());
  }

  /** As a server receives it from the JDK. */
  private static Call arrived(HttpCall call) {
    int port = call.uri().getPort();
    String host = call.uri().getHost() + (port < 0 ? "" : ":" + port);
    byte[] body = Objects.requireNonNull(call.body());
    String length = Integer.toString(body.length);
    Map<String, List<String>> headers =
        new HashMap<>(Map.of("host", List.of(host), "content-length", List.of(length)));
    call.headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    return new Call("POST", call.uri().getRawPath(), "", headers, body);
  }

  private static final class CapturingClient implements SdkHttpClient {
    private Optional<HttpExecuteRequest> request = Optional.empty();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest prepared) {
      request = Optional.of(prepared);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          throw SdkClientException.create("captured");
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
