package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error details about a body's members; the request corpus has the rest. */
class RequestMembersTest extends WithWorld {
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
    assertInvalid("The body is not valid JSON: " + where + ".", world.send(world.request(body)));
  }

  @Test
  void bodyThatIsNotUtf8_isInvalid() {
    byte[] latin = "{\"profile\":\"é\"}".getBytes(ISO_8859_1);
    assertInvalid(
        "The body is not valid JSON: not UTF-8.", world.send(world.request().body(latin)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | The body must be a JSON object.
          {"profile":"\\ud800"} | The body is not valid JSON: a string with half a surrogate pair.
          {"profile":5} | profile must be a string.
          {"client":null} | client must be a string.
          {"embed_token":1} | embed_token must be true or false.
          {"min_ttl":7201} | min_ttl must be a whole number of seconds, at most 7200.
          {"min_ttl":60.5} | min_ttl must be a whole number of seconds, at most 7200.
          """)
  void malformedMember_isInvalid_andNamed(String body, String detail) {
    assertInvalid(detail, world.send(world.request(body)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Profile", "scope", "minTtl", "", "exactly-15-long"})
  void unknownMember_isInvalid_andNamed(String name) {
    assertInvalid(
        "The body has an unknown member "
            + name
            + ". Use only profile, client, embed_token, min_ttl.",
        world.send(world.request("{\"" + name + "\":null}")));
  }

  @Test
  void unknownMember_longerThanATypo_isNotRepeated() {
    String token = world.sign(world.job());
    for (String name : new String[] {token, token.substring(0, 16)}) {
      assertInvalid(
          "The body has an unknown member. Use only profile, client, embed_token," + " min_ttl.",
          world.send(world.request("{\"" + name + "\":\"x\"}")));
    }
  }

  @Test
  void tokenAsClient_isNotRepeated() {
    String token = world.sign(world.job());
    assertEquals(
        "client_unknown", world.send(world.request("{\"client\":\"" + token + "\"}")).code());
  }

  private static void assertInvalid(String detail, Answer answer) {
    assertEquals("invalid_request", answer.code());
    assertEquals(detail, answer.detail());
  }
}
