package io.porttokenvending.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.http.HttpCall;
import io.porttokenvending.testing.AwsSignature;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class DynamoDbCallTest {
  private static final byte[] BODY = "{\"TableName\":\"ä\"}".getBytes(UTF_8);

  private final SettableClock clock = new SettableClock();

  private HttpCall call(URI endpoint) {
    return new DynamoDbCall(endpoint, "eu-west-1", clock)
        .putItem(BODY, Signing.CREDENTIALS.resolveCredentials());
  }

  private static Call received(FakeDynamoDb fake) {
    return fake.calls().getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4566, http://127.0.0.1:4566/",
    "http://127.0.0.1:4566/, http://127.0.0.1:4566/",
    "https://vpce.example:443, https://vpce.example/",
    "https://vpce.example/base/, https://vpce.example/base/"
  })
  void address_isTheEndpointAsItWasGiven(URI endpoint, URI address) {
    assertEquals(address, call(endpoint).uri());
  }

  @Test
  void signature_ofWhatArrives_coversHostPortBodyAndSessionToken() throws IOException {
    try (FakeDynamoDb fake = FakeDynamoDb.start()) {
      Guards.firstUse(fake.uri(), Duration.ofSeconds(30));
      Call call = received(fake);
      assertTrue(AwsSignature.isGood(call, Signing.KEY));
      assertFalse(AwsSignature.isGood(call, Signing.KEY + "x"));
      assertEquals("127.0.0.1:" + fake.uri().getPort(), call.header("host").orElseThrow());
      assertEquals("session", call.header("x-amz-security-token").orElseThrow());
      for (String name :
          new String[] {
            "host", "content-type", "x-amz-date", "x-amz-security-token", "x-amz-target"
          }) {
        assertTrue(AwsSignature.signedHeaders(call).contains(name), name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://vpce.example",
        "https://vpce.example:443",
        "https://vpce.example:8443/base/",
        "http://vpce.example:80",
        "http://[::1]:4566"
      })
  void signature_forAnyPort_coversTheHostThatTheJdkWrites(String endpoint) {
    HttpCall call = call(URI.create(endpoint));
    int port = call.uri().getPort();
    String host = call.uri().getHost() + (port < 0 ? "" : ":" + port);
    Map<String, List<String>> headers = new HashMap<>(Map.of("host", List.of(host)));
    call.headers()
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
    Call arrived = new Call("POST", call.uri().getRawPath(), "", headers, BODY);
    assertTrue(AwsSignature.isGood(arrived, Signing.KEY), host);
  }

  @Test
  void signature_ofCredentialsWithoutASession_isGood() throws IOException {
    try (FakeDynamoDb fake = FakeDynamoDb.start()) {
      var basic = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "other"));
      Guards.guard(fake.uri(), Guards.TABLE, basic)
          .firstUse(Guards.USE, Deadline.in(Duration.ofSeconds(30)));
      assertTrue(AwsSignature.isGood(received(fake), "other"));
      assertFalse(received(fake).hasHeader("x-amz-security-token"));
    }
  }

  @Test
  void signature_isDatedByTheClock() {
    String first = header(call(URI.create("http://127.0.0.1:4566")), "x-amz-date");
    assertEquals("20261120T120000Z", first);
    clock.advance(Duration.ofHours(13));
    HttpCall next = call(URI.create("http://127.0.0.1:4566"));
    assertEquals("20261121T010000Z", header(next, "x-amz-date"));
    assertTrue(
        header(next, "authorization")
            .contains("Credential=AKIDEXAMPLE/20261121/eu-west-1/dynamodb/aws4_request"));
  }

  @Test
  void host_isLeftToTheHttpClient() {
    assertEquals("", header(call(URI.create("http://127.0.0.1:4566")), "host"));
  }

  @Test
  void call_printsNeitherKeyNorSession() {
    String text = call(URI.create("http://127.0.0.1:4566")).toString();
    assertFalse(text.contains(Signing.KEY) || text.contains("session"), text);
  }

  private static String header(HttpCall call, String name) {
    return call.headers().entrySet().stream()
        .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(header -> header.getValue())
        .findFirst()
        .orElse("");
  }
}
