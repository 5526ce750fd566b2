package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.jwt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExpiryTest {
  private static final long EXP = NOW.getEpochSecond() + 600;

  @Test
  void expiry_whereExpIsEarlier_isExp() {
    assertEquals(
        Optional.of(NOW.plusSeconds(600)), expiry(jwt("{\"exp\": %d}".formatted(EXP)), 601));
  }

  @Test
  void expiry_whereExpiresInIsEarlier_isThat() {
    assertEquals(
        Optional.of(NOW.plusSeconds(599)), expiry(jwt("{\"exp\": %d}".formatted(EXP)), 599));
  }

  @Test
  void expiry_whereExpHasPassed_hasPassed() {
    assertEquals(Optional.of(Instant.ofEpochSecond(1)), expiry(jwt("{\"exp\": 1}"), 10_800));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opaque",
        "two.segments",
        "four.eyJleHAiOjF9.dotted.segments",
        "..",
        "a.!!!.c",
        "a.bm90IGpzb24.c",
        "a.WzFd.c",
        "a.eyJ4.c"
      })
  void expiry_ofWhatIsNoJwt_isThatOfExpiresIn(String token) {
    assertEquals(Optional.of(NOW.plusSeconds(60)), expiry(token, 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"iat\": 1, \"Exp\": 1}", "{\"nested\": {\"exp\": 1}}"})
  void expiry_ofAJwtWithoutExp_isThatOfExpiresIn(String payload) {
    assertEquals(Optional.of(NOW.plusSeconds(60)), expiry(jwt(payload), 60));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"1795165200\"",
        "1795165200.0",
        "1.7951652e9",
        "true",
        "[1795165200]",
        "{}",
        "0",
        "-1",
        "253402300800",
        "1795165200000",
        "99999999999999999999999"
      })
  void exp_thatIsNoIntegerInRange_makesTheTokenInvalid(String exp) {
    assertEquals(Optional.empty(), expiry(jwt("{\"exp\": " + exp + "}"), 60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"exp\": 1, \"exp\": 9999999999}", "{\"exp\": 01}", " {\"exp\" 1} "})
  void payload_thatLooksLikeAnObjectAndIsNone_makesTheTokenInvalid(String payload) {
    assertEquals(Optional.empty(), expiry(jwt(payload), 60));
  }

  private static Optional<Instant> expiry(String token, long expiresIn) {
    byte[] body = PortFixtures.restBody(token, expiresIn).getBytes(UTF_8);
    return TokenResponse.read(PortExchange.REST, body, NOW, Secret.of("another-secret-of-length"))
        .map(PortAccessToken::expiresAt);
  }
}
