package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.SHARED_SECRET;
import static io.porttokenvending.port.PortFixtures.jwt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.port.PortReply.Down;
import io.porttokenvending.port.PortReply.Invalid;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Lost;
import io.porttokenvending.port.PortReply.RateLimited;
import io.porttokenvending.port.PortReply.Rejected;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedResultTest {
  private static final Secret CLIENT_SECRET = Secret.of(SHARED_SECRET);
  private static final long AT = NOW.toEpochMilli();

  static Stream<PortReply> errors() {
    return Stream.of(
        new Rejected(),
        new Invalid(),
        new RateLimited(Optional.empty()),
        new RateLimited(Optional.of(Duration.ofSeconds(90))),
        new Down(Optional.empty()),
        new Down(Optional.of(Duration.ofSeconds(2))));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_writtenAndRead_isTheSame(PortReply error) {
    SharedResult written = new SharedResult(error, NOW, Duration.ofSeconds(30));
    assertEquals(Optional.of(written), SharedResult.read(written.toJson(), CLIENT_SECRET));
  }

  @Test
  void timeout_isReadAsUnavailable() {
    SharedResult lost = new SharedResult(new Lost(), NOW, Duration.ofSeconds(5));
    assertEquals(
        Optional.of(new Down(Optional.empty())),
        SharedResult.read(lost.toJson(), CLIENT_SECRET).map(SharedResult::reply));
  }

  @Test
  void token_writtenAndRead_isTheSame() {
    PortAccessToken token = new PortAccessToken(Secret.of("opaque"), NOW.plusSeconds(600));
    PortAccessToken read =
        token(new SharedResult(new Issued(token), NOW, Duration.ofMinutes(10)).toJson());
    assertEquals("opaque", read.value().reveal());
    assertEquals(token.expiresAt(), read.expiresAt());
  }

  @Test
  void token_withAnEarlierExpOfItsOwn_endsThen() {
    Instant exp = NOW.plusSeconds(60);
    String jwt = jwt("{\"exp\": %d}".formatted(exp.getEpochSecond()));
    assertEquals(exp, token(text("token", "\"token\": \"" + jwt + "\"")).expiresAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "a b",
        "a\\nb",
        "tök",
        SHARED_SECRET,
        "has-" + SHARED_SECRET,
        "e.eyJleHAiOjB9.s"
      })
  void token_thatPortMayNotReturn_isNoResult(String token) {
    assertNone(text("token", "\"token\": \"" + token + "\""));
  }

  @Test
  void token_over8KiB_isNoResult() {
    assertNone(text("token", "\"token\": \"" + "t".repeat(8193) + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"at\": 1, \"suspension\": 1}",
        "{\"at\": 1, \"suspension\": 1, \"result\": \"other\"}",
        "{\"suspension\": 1, \"result\": \"rejected\"}",
        "{\"at\": \"1\", \"suspension\": 1, \"result\": \"rejected\"}",
        "{\"at\": 1, \"result\": \"rejected\"}"
      })
  void text_ofAnotherForm_isNoResult(String text) {
    assertNone(text.getBytes(UTF_8));
  }

  @Test
  void error_withALongerEnd_standsFor15Minutes() {
    SharedResult result = new SharedResult(new Rejected(), NOW, Duration.ofHours(10));
    CacheEntry entry = CacheEntry.shared(result, false, NOW, FixedRandom.SMALLEST);

    assertTrue(entry.isInForce(NOW.plusSeconds(899)));
    assertFalse(entry.isInForce(NOW.plusSeconds(900)));
  }

  private static byte[] text(String result, String more) {
    return """
    {"at": %d, "suspension": 1000, "result": "%s", "expires_at": %d, %s}
    """
        .formatted(AT, result, AT + 600_000, more)
        .getBytes(UTF_8);
  }

  private static PortAccessToken token(byte[] text) {
    PortReply reply = SharedResult.read(text, CLIENT_SECRET).orElseThrow().reply();
    return ((Issued) reply).token();
  }

  private static void assertNone(byte[] text) {
    assertEquals(Optional.empty(), SharedResult.read(text, CLIENT_SECRET));
  }
}
