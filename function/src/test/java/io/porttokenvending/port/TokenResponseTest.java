package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.jwt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseTest {
  private static final Secret CLIENT_SECRET = Secret.of(PortFixtures.CLIENT_SECRET);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"token\"",
        "<html>busy</html>",
        "{\"accessToken\": \"t\", \"expiresIn\": 60, \"tokenType\": \"Bearer\"} {}",
        "{\"accessToken\": \"t\", \"accessToken\": \"t\", \"expiresIn\": 60, \"tokenType\":"
            + " \"Bearer\"}",
        "{\"access_token\": \"t\", \"expires_in\": 60, \"token_type\": \"Bearer\"}",
        "{\"accessToken\": \"t\", \"expiresIn\": 60}",
        "{\"accessToken\": \"t\", \"tokenType\": \"Bearer\"}",
        "{\"expiresIn\": 60, \"tokenType\": \"Bearer\"}"
      })
  void body_thatIsNotTheDocumentedObject_isRefused(String body) {
    assertEquals(Optional.empty(), read(body));
  }

  @Test
  void oauthBody_withTheMembersOfTheRestAnswer_isRefused() {
    byte[] body = PortFixtures.restBody("token", 60).getBytes(UTF_8);

    assertEquals(
        Optional.empty(), TokenResponse.read(PortExchange.OAUTH, body, NOW, CLIENT_SECRET));
  }

  @Test
  void furtherMembers_areIgnored() {
    assertEquals(
        Optional.of(NOW.plusSeconds(60)),
        expiresAt(
            """
            {"ok": false, "accessToken": "t", "expiresIn": 60, "tokenType": "Bearer",
             "scope": {"a": [null]}, "access_token": 7}\
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"null\"",
        "\"a b\"",
        "\" a\"",
        "\"a\\n\"",
        "\"a\\r\\nb\"",
        "\"a\\u0000\"",
        "\"a\\u007f\"",
        "\"tökén\"",
        "7",
        "true",
        "[\"t\"]",
        "{}"
      })
  void token_thatCannotStandInAHeader_isRefused(String token) {
    assertEquals(Optional.empty(), read(body(token, "60", "\"Bearer\"")));
  }

  @Test
  void token_of8KiB_isTakenAndNotALetterMore() {
    String longest = "t".repeat(8 * 1024);

    assertEquals(
        Optional.of(longest),
        read(body('"' + longest + '"', "60", "\"Bearer\"")).map(token -> token.value().reveal()));
    assertEquals(Optional.empty(), read(body('"' + longest + "t\"", "60", "\"Bearer\"")));
  }

  @Test
  void token_thatEchoesTheClientSecret_isRefused() {
    assertEquals(
        Optional.empty(), read(body('"' + PortFixtures.CLIENT_SECRET + '"', "60", "\"Bearer\"")));
    assertEquals(
        Optional.empty(),
        read(body("\"seen:" + PortFixtures.CLIENT_SECRET + ".\"", "60", "\"Bearer\"")));
  }

  @Test
  void token_withAShortSecretInItByChance_isTaken() {
    byte[] body = body("\"token\"", "60", "\"Bearer\"").getBytes(UTF_8);

    assertEquals(
        Optional.of("token"),
        TokenResponse.read(PortExchange.REST, body, NOW, Secret.of("ok"))
            .map(token -> token.value().reveal()));
    assertEquals(
        Optional.empty(), TokenResponse.read(PortExchange.REST, body, NOW, Secret.of("token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer", "BEARER", "bEaReR"})
  void tokenType_bearerInAnyCase_isTaken(String type) {
    assertEquals(
        Optional.of(NOW.plusSeconds(60)), expiresAt(body("\"t\"", "60", '"' + type + '"')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\"Bearer \"", "\"mac\"", "\"DPoP\"", "null", "1", "[\"Bearer\"]"})
  void tokenType_ofAnyOtherKind_isRefused(String type) {
    assertEquals(Optional.empty(), read(body("\"t\"", "60", type)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "60, 60", "10800, 10800", "59.9, 59", "1.5e1, 15", "0.5, 0"})
  void expiresIn_aPositiveNumber_isFlooredToSeconds(String number, long seconds) {
    assertEquals(
        Optional.of(NOW.plusSeconds(seconds)), expiresAt(body("\"t\"", number, "\"Bearer\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"31536001", "9223372036854775808", "99999999999999999999999999", "1e300"})
  void expiresIn_ofMoreThanAYear_isTakenForAYear(String number) {
    assertEquals(
        Optional.of(NOW.plus(Duration.ofDays(365))),
        expiresAt(body("\"t\"", number, "\"Bearer\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-0.5",
        "0.0",
        "1e999",
        "-1e999",
        "-99999999999999999999",
        "NaN",
        "Infinity",
        "null",
        "\"60\"",
        "true",
        "[60]",
        "{}"
      })
  void expiresIn_thatIsNoPositiveFiniteNumber_isRefused(String number) {
    assertEquals(Optional.empty(), read(body("\"t\"", number, "\"Bearer\"")));
  }

  @Test
  void expiry_isTheEarlierOfExpAndExpiresIn() {
    String token = jwt("{\"exp\": %d}".formatted(NOW.getEpochSecond() + 600));

    assertEquals(Optional.of(NOW.plusSeconds(600)), expiry(token, 601));
    assertEquals(Optional.of(NOW.plusSeconds(599)), expiry(token, 599));
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
    return expiresAt(PortFixtures.restBody(token, expiresIn));
  }

  private static String body(String token, String expiresIn, String tokenType) {
    return "{\"accessToken\": %s, \"expiresIn\": %s, \"tokenType\": %s}"
        .formatted(token, expiresIn, tokenType);
  }

  private static Optional<Instant> expiresAt(String body) {
    return read(body).map(PortAccessToken::expiresAt);
  }

  private static Optional<PortAccessToken> read(String body) {
    return TokenResponse.read(PortExchange.REST, body.getBytes(UTF_8), NOW, CLIENT_SECRET);
  }
}
