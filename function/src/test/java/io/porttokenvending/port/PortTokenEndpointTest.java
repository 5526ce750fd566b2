package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.answer;
import static io.porttokenvending.port.PortFixtures.credentials;
import static io.porttokenvending.port.PortFixtures.tenSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.port.PortReply.Down;
import io.porttokenvending.port.PortReply.Invalid;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Lost;
import io.porttokenvending.port.PortReply.RateLimited;
import io.porttokenvending.port.PortReply.Rejected;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTokenEndpointTest {
  private static final String INVALID_CLIENT =
      """
      {"error": "invalid_client"}\
      """;

  private final SettableClock clock = new SettableClock(NOW);

  @Test
  void restAnswer_withToken_isIssued() {
    Issued issued =
        assertInstanceOf(Issued.class, rest(answer(200, PortFixtures.restBody("token", 10_800))));

    assertEquals("token", issued.token().value().reveal());
    assertEquals(NOW.plusSeconds(10_800), issued.token().expiresAt());
  }

  @Test
  void oauthAnswer_withToken_isIssued() {
    Issued issued =
        assertInstanceOf(Issued.class, oauth(answer(200, PortFixtures.oauthBody("token", 10_800))));

    assertEquals("token", issued.token().value().reveal());
    assertEquals(NOW.plusSeconds(10_800), issued.token().expiresAt());
  }

  @Test
  void life_isCountedFromWhenTheRequestLeft() {
    ScriptedPort port =
        new ScriptedPort()
            .then(() -> {
              clock.advance(Duration.ofSeconds(4));
              return PortFixtures.issued("token", 100);
            });

    Issued issued = assertInstanceOf(Issued.class, exchange(port, PortExchange.REST));

    assertEquals(NOW.plusSeconds(100), issued.token().expiresAt());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void restRefusal_isRejected(int status) {
    assertEquals(new Rejected(), rest(answer(status, "{\"ok\":false}")));
    assertEquals(new Rejected(), rest(answer(status, "<html>")));
    assertEquals(new Rejected(), rest(new HttpOutcome.TooLarge(status)));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void oauthRefusal_withInvalidClient_isRejected(int status) {
    assertEquals(new Rejected(), oauth(answer(status, INVALID_CLIENT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\": \"unsupported_grant_type\"}",
        "{\"error\": \"INVALID_CLIENT\"}",
        "{\"error\": [\"invalid_client\"]}",
        "[\"invalid_client\"]",
        "invalid_client",
        "{}",
        ""
      })
  void oauthRefusal_withAnythingElse_isInvalid(String body) {
    assertEquals(new Invalid(), oauth(answer(400, body)));
    assertEquals(new Invalid(), oauth(answer(401, body)));
  }

  @Test
  void refusalOfTheOtherExchange_isInvalid() {
    assertEquals(new Invalid(), rest(answer(400, INVALID_CLIENT)));
    assertEquals(new Invalid(), oauth(answer(403, INVALID_CLIENT)));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 201, 204, 301, 302, 303, 307, 308, 402, 404, 409, 413, 422, 431, 600})
  void statusOutsideTheTable_isInvalid(int status) {
    String token = PortFixtures.restBody("token", 10_800);

    assertEquals(new Invalid(), rest(answer(status, token)));
    assertEquals(new Invalid(), oauth(answer(status, INVALID_CLIENT)));
  }

  @ParameterizedTest
  @EnumSource
  void answerOver64KiB_isInvalid(PortExchange exchange) {
    assertEquals(new Invalid(), outcome(exchange, new HttpOutcome.TooLarge(200)));
    assertEquals(new Invalid(), outcome(exchange, new HttpOutcome.TooLarge(400)));
  }

  @ParameterizedTest
  @EnumSource
  void status429_isRateLimited(PortExchange exchange) {
    assertEquals(new RateLimited(Optional.empty()), outcome(exchange, answer(429, "{}")));
    assertEquals(
        new RateLimited(Optional.of(Duration.ofSeconds(7))),
        outcome(exchange, answer(429, "retry-after", "7")));
    assertEquals(
        new RateLimited(Optional.of(Duration.ofSeconds(8))),
        outcome(exchange, answer(429, "x-ratelimit-reset", "8")));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 501, 502, 503, 504, 520, 599})
  void status408And5xx_isDown(int status) {
    for (PortExchange exchange : PortExchange.values()) {
      assertEquals(new Down(Optional.empty()), outcome(exchange, answer(status, INVALID_CLIENT)));
      assertEquals(new Down(Optional.empty()), outcome(exchange, new HttpOutcome.TooLarge(status)));
      assertEquals(
          new Down(Optional.of(Duration.ofSeconds(7))),
          outcome(exchange, answer(status, "retry-after", "7")));
    }
  }

  @Test
  void resetOfTheRateLimit_isIgnoredForA5xx() {
    HttpOutcome failure =
        new HttpOutcome.Answer(500, Map.of("x-ratelimit-reset", List.of("240")), new byte[0]);

    assertEquals(new Down(Optional.empty()), rest(failure));
  }

  @ParameterizedTest
  @EnumSource
  void connectionFault_isDown(PortExchange exchange) {
    assertEquals(new Down(Optional.empty()), outcome(exchange, new HttpOutcome.NotConnected()));
    assertEquals(new Down(Optional.empty()), outcome(exchange, new HttpOutcome.NoAnswer()));
  }

  @ParameterizedTest
  @EnumSource
  void timeOutAndBodyCutShort_areLost(PortExchange exchange) {
    assertEquals(new Lost(), outcome(exchange, new HttpOutcome.TimedOut()));
    assertEquals(new Lost(), outcome(exchange, new HttpOutcome.CutShort(200)));
    assertEquals(new Lost(), outcome(exchange, new HttpOutcome.CutShort(401)));
  }

  private PortReply rest(HttpOutcome outcome) {
    return outcome(PortExchange.REST, outcome);
  }

  private PortReply oauth(HttpOutcome outcome) {
    return outcome(PortExchange.OAUTH, outcome);
  }

  private PortReply outcome(PortExchange exchange, HttpOutcome outcome) {
    return exchange(new ScriptedPort().then(outcome), exchange);
  }

  private PortReply exchange(ScriptedPort port, PortExchange exchange) {
    TokenAddress address = TokenAddress.of(PortFixtures.settings(exchange, Duration.ofMinutes(1)));
    PortReply outcome =
        new PortTokenEndpoint(port, clock).exchange(credentials("v1"), address, tenSeconds());
    assertEquals(1, port.calls().size(), "one exchange is one call");
    assertEquals(address.uri(), port.calls().getFirst().uri());
    return outcome;
  }
}
