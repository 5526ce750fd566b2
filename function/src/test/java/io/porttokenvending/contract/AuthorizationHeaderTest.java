package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest extends WithWorld {
  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer   ", " Bearer "})
  void scheme_inAnyCase_isGranted(String scheme) {
    assertEquals(200, authorized(scheme + token()).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer ", "Bearer    "})
  void schemeWithoutToken_isMissing_andNamesTheEmptyVariable(String value) {
    Answer answer = authorized(value);

    assertEquals("token_missing", answer.code());
    assertEquals(
        "The header Authorization holds no token behind Bearer: the variable that should hold it is"
            + " empty. Check that the job has the permission id-token: write.",
        answer.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "Basic ", "Token ", "DPoP ", "BearerToken ", "Bearer:", "Bearer\t"})
  void otherScheme_isMissing(String scheme) {
    Answer answer = authorized(scheme + token());

    assertEquals("token_missing", answer.code());
    assertEquals("Bearer realm=\"port-token-vending\"", answer.headers().get("WWW-Authenticate"));
    assertEquals(List.of(), world.gitHub().calls());
  }

  @Test
  void tokenElsewhere_isMissing() {
    String token = token();

    assertMissing(world.anonymous().query("access_token=" + token));
    assertMissing(world.anonymous().header("X-Authorization", "Bearer " + token));
    assertMissing(world.anonymous().header("Proxy-Authorization", "Bearer " + token));
    assertMissing(world.anonymous().header("Cookie", "token=" + token));
  }

  @Test
  void doubledHeader_asTheGatewayFoldsIt_isInvalid() {
    String token = token();
    assertDoubled(world.bearing(token).header("Authorization", "Bearer " + token).toTree());
    assertDoubled(world.bearing(token).header("Authorization", "").toTree());
    assertDoubled(world.bearing("").header("Authorization", "Bearer " + token).toTree());
    assertDoubled(
        world.anonymous().header("Authorization", "Basic YTpi, Bearer " + token).toTree());
  }

  @Test
  void doubledHeader_inTwoSpellings_isInvalid() {
    ObjectNode event = world.request().toTree();
    event.withObject("headers").put("Authorization", "Bearer " + token());
    assertDoubled(event);
  }

  @Test
  void headerInAnySpelling_isRead() {
    ObjectNode event = world.anonymous().toTree();
    event.withObject("headers").put("AUTHORIZATION", "Bearer " + token());

    assertEquals(200, world.send(JsonText.write(event)).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "...", "a.b.c", "two words of text", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AA"})
  void whatIsNoToken_isMalformed(String text) {
    assertEquals("token_malformed", world.send(world.bearing(text)).code());
  }

  private void assertMissing(GatewayEvent event) {
    assertEquals("token_missing", world.send(event).code());
  }

  private void assertDoubled(ObjectNode event) {
    Answer answer = world.send(JsonText.write(event));
    assertEquals("invalid_request", answer.code());
    assertEquals("The header Authorization was given more than once.", answer.detail());
    assertEquals(List.of(), world.gitHub().calls());
  }

  private String token() {
    return world.sign(world.job());
  }

  private Answer authorized(String value) {
    return world.send(world.anonymous().header("Authorization", value));
  }
}
