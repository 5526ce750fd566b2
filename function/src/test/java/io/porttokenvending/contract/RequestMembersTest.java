package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMembersTest extends WithWorld {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " { } ",
        "{\"profile\":\"catalog-reader\",\"client\":\"mcp-remote\",\"embed_token\":true,"
            + "\"min_ttl\":60}"
      })
  void knownMembers_areGranted(String body) {
    assertEquals(200, world.send(world.request(body)).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | not well-formed at line 1, column 2",
        "{} {} | text after the value at line 1, column 4",
        "{\"client\":\"x\",\"client\":\"x\"} | not well-formed at line 1, column 15",
        "{\"profile\":\"x\",} | not well-formed at line 1, column 16",
        "{'profile':'x'} | not well-formed at line 1, column 2",
        "{\"profile\":NaN} | not well-formed at line 1, column 15"
      })
  void invalidJson_isRejectedWithItsPosition(String body, String where) {
    assertInvalid("The body is not JSON: " + where + ".", world.send(world.request(body)));
  }

  @Test
  void whatIsNotUtf8_isInvalid() {
    byte[] latin = "{\"profile\":\"é\"}".getBytes(ISO_8859_1);

    assertInvalid("The body is not JSON: not UTF-8.", world.send(world.request().body(latin)));
  }

  @Test
  void halfASurrogatePair_isInvalid() {
    assertInvalid(
        "The body is not JSON: a string with half a surrogate pair.",
        world.send(world.request("{\"profile\":\"\\ud800\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "true", "\"{}\"", "5", "[{}]"})
  void whatIsNoObject_isInvalid(String body) {
    assertInvalid("The body must be a JSON object.", world.send(world.request(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Profile", "scope", "minTtl", "", "exactly-15-long"})
  void unknownMember_isInvalid_andNamed(String name) {
    assertInvalid(
        "The body has a member "
            + name
            + " that is not known; known are profile, client, embed_token, min_ttl.",
        world.send(world.request("{\"" + name + "\":null}")));
  }

  @Test
  void unknownMember_longerThanAnySlip_isNotRepeated() {
    String token = world.sign(world.job());
    for (String name : new String[] {token, token.substring(0, 16)}) {
      assertInvalid(
          "The body has a member that is not known; known are profile, client, embed_token,"
              + " min_ttl.",
          world.send(world.request("{\"" + name + "\":\"x\"}")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "null", "[]", "{}", "[\"catalog-reader\"]"})
  void namesOfOtherTypes_areInvalid(String value) {
    assertInvalid(
        "profile must be a string.", world.send(world.request("{\"profile\":" + value + "}")));
    assertInvalid(
        "client must be a string.", world.send(world.request("{\"client\":" + value + "}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"true\"", "1", "null", "[]", "{}"})
  void embedToken_thatIsNoBoolean_isInvalid(String value) {
    assertInvalid(
        "embed_token must be true or false.",
        world.send(world.request("{\"embed_token\":" + value + "}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"emacs", "", "Claude-Code", "claude-code ", "CLAUDE_CODE", "codex-cli"})
  void clientThatIsNotListed_isUnknown(String client) {
    assertEquals(
        "client_unknown", world.send(world.request("{\"client\":\"" + client + "\"}")).code());
  }

  @Test
  void clientThatIsAToken_isNotRepeated() {
    String token = world.sign(world.job());
    assertEquals(
        "client_unknown", world.send(world.request("{\"client\":\"" + token + "\"}")).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "60", "7200"})
  void minTtl_upTo7200_isGranted(String value) {
    assertEquals(200, world.send(world.request("{\"min_ttl\":" + value + "}")).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7201",
        "-1",
        "1.0",
        "60.5",
        "1e2",
        "\"5\"",
        "null",
        "true",
        "[]",
        "{}",
        "4294967356",
        "18446744073709551676"
      })
  void minTtl_otherThanThat_isInvalid(String value) {
    assertInvalid(
        "min_ttl must be a whole number of seconds, at most 7200.",
        world.send(world.request("{\"min_ttl\":" + value + "}")));
  }

  private static void assertInvalid(String detail, Answer answer) {
    assertEquals("invalid_request", answer.code());
    assertEquals(detail, answer.detail());
  }
}
