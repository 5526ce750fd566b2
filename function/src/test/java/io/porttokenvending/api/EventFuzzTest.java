package io.porttokenvending.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.ReplayGuard;
import io.porttokenvending.exchange.TokenExchange;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Allocation;
import io.porttokenvending.testing.GenuineToken;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fuzzes the whole function with any event. {@code <token>} in an input is replaced by a genuine
 * token that the policy grants.
 */
class EventFuzzTest {
  private static final Secret PORT_TOKEN = Secret.of("token-of-the-simulated-port");

  private static final String POLICY =
      """
      repository_owner_id: "43356"
      repository_id: any
      """;

  private static final List<String> LINES = new ArrayList<>();

  private static final VendingEndpoint ENDPOINT =
      new VendingEndpoint(
          new TokenExchange(
              GenuineToken.verifier(),
              Policies.ofRules(POLICY),
              (secretId, deadline) ->
                  new Lookup.Found<>(
                      new PortCredentials(
                          secretId, "arn", "1", Secret.of("id"), Secret.of("secret"))),
              (secretId, deadline) -> new Lookup.Missing<>(),
              (credentials, settings, deadline) ->
                  new PortTokenResult.Token(
                      new PortAccessToken(
                          PORT_TOKEN, GenuineToken.ITS_DAY.plus(Duration.ofHours(1))),
                      TokenSource.HELD),
              ReplayGuard.OFF,
              () -> GenuineToken.ITS_DAY),
          GenuineToken.AUDIENCE,
          Optional.empty(),
          URI.create("https://errors.example"),
          () -> GenuineToken.ITS_DAY,
          LINES::add);

  @FuzzTest
  void answer_toAnyEvent_isNoFailure(byte[] input) {
    String text = new String(input, ISO_8859_1);
    byte[] event = text.replace("<token>", GenuineToken.TEXT).getBytes(ISO_8859_1);
    GatewayResponse response =
        Allocation.bounded(
            () -> ENDPOINT.answer(event, "invocation", Deadline.in(Duration.ofSeconds(10))));
    assertNotEquals(500, response.status());
    assertInstanceOf(JsonReading.Value.class, StrictJson.read(ResponseText.of(response)));
    for (String line : LINES) {
      assertInstanceOf(JsonReading.Value.class, StrictJson.read(line.getBytes(US_ASCII)), line);
    }
    LINES.clear();
  }
}
