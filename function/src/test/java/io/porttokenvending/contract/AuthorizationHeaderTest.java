package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error details about the header; the request corpus has every form of it. */
class AuthorizationHeaderTest extends WithWorld {
  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer ", "Bearer    "})
  void schemeWithoutToken_isMissing_andNamesThePermission(String value) {
    Answer answer = world.send(world.anonymous().header("Authorization", value));

    assertEquals("token_missing", answer.code());
    assertEquals(
        "The Authorization header contains no token after Bearer. Add permissions: id-token: write"
            + " to the job, so that it can request an OIDC token.",
        answer.detail());
  }

  @Test
  void repeatedHeader_joinedByTheGateway_isInvalid() {
    String token = token();
    assertDoubled(world.bearing(token).header("Authorization", "Bearer " + token).toTree());
    assertDoubled(world.bearing(token).header("Authorization", "").toTree());
    assertDoubled(world.bearing("").header("Authorization", "Bearer " + token).toTree());
    assertDoubled(
        world.anonymous().header("Authorization", "Basic YTpi, Bearer " + token).toTree());
  }

  @Test
  void repeatedHeader_inTwoSpellings_isInvalid() {
    ObjectNode event = world.request().toTree();
    event.withObject("headers").put("Authorization", "Bearer " + token());
    assertDoubled(event);
  }

  private void assertDoubled(ObjectNode event) {
    Answer answer = world.send(JsonText.write(event));
    assertEquals("invalid_request", answer.code());
    assertEquals(
        "The request has more than one Authorization header. Send it once.", answer.detail());
    assertEquals(List.of(), world.gitHub().calls());
  }

  private String token() {
    return world.sign(world.job());
  }
}
