package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error details about a body, and valid bodies; the request corpus has the rest. */
class BodyTest extends WithWorld {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Without a client the response has no file, so this body proves that it was read. */
  private static final String BODY = "{\"client\":\"claude-code\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        " application/json ",
        "application/json;charset=utf-8",
        "application/json; charset=UTF-8",
        "application/json ; charset=\"utf-8\"",
        "application/json; profile=x; charset=utf-8"
      })
  void jsonType_isRead(String type) {
    assertRead(world.request().header("Content-Type", type).body(BODY));
  }

  @Test
  void bodyWithoutType_isReadAsJson() {
    assertRead(world.request().body(BODY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", FORM, "text/plain", "application/octet-stream", "nonsense"})
  void emptyBody_ofAnyType_isNoBody(String type) {
    GatewayEvent event = world.request().header("Content-Type", type);
    assertEquals(200, world.send(event).status());

    ObjectNode present = event.toTree().put("body", "").put("isBase64Encoded", true);
    assertEquals(200, world.send(JsonText.write(present)).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {BODY, "{", "{}&grant_type=x"})
  void jsonSentAsForm_isUnsupported_andNamesTheJsonType(String body) {
    Answer answer = world.send(form(body));

    assertEquals("unsupported_media_type", answer.code());
    assertEquals(
        "The body looks like JSON, but its media type is a form. Add the header Content-Type:"
            + " application/json.",
        answer.detail());
  }

  @Test
  void base64Body_isRead() {
    assertRead(base64(Base64.getEncoder().encodeToString(BODY.getBytes(UTF_8))));
  }

  @Test
  void malformedFormQueryOrBase64_isNamed() {
    assertInvalid(
        "The form repeats a parameter. Send each parameter once.",
        form("scope=a&scope=b&grant_type=x"));
    assertInvalid(
        "The form has no grant_type. Add it, or send JSON or no body.", form("a=b&grant_type"));
    assertInvalid(
        "The query repeats a parameter. Send each parameter once.",
        world.request().query("a+b=1&a%20b=2"));
    Answer undecodable = world.send(JsonText.write(base64("%%%%")));
    assertEquals(
        "The event marks the body as base64, but it is not. Send the request through the HTTP API.",
        undecodable.detail());
  }

  private GatewayEvent form(String body) {
    return world.anonymous().header("Content-Type", FORM).body(body);
  }

  private ObjectNode base64(String body) {
    return world.request(BODY).toTree().put("body", body).put("isBase64Encoded", true);
  }

  private void assertInvalid(String detail, GatewayEvent event) {
    Answer answer = world.send(event);
    assertEquals("invalid_request", answer.code());
    assertEquals(detail, answer.detail());
  }

  private void assertRead(GatewayEvent event) {
    assertRead(event.toTree());
  }

  private void assertRead(ObjectNode event) {
    Answer answer = world.send(JsonText.write(event));
    assertEquals("claude-code", answer.body().path("client_config").path("client").asText());
  }
}
