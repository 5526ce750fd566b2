package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8693 and RFC 7523 as requests; the request corpus has what each grant refuses. */
class OAuthGrantTest extends WithWorld {
  @ParameterizedTest
  @ValueSource(strings = {OAuthForm.TOKEN_EXCHANGE, OAuthForm.JWT_BEARER})
  void grant_isAnsweredLikeABearerRequest(String grant) {
    Answer answer = world.send(OAuthForm.of(grant, token()).toEvent().requestId("r="));
    Answer bearer = world.send(world.request().requestId("r="));

    assertEquals(200, answer.status(), answer.text());
    assertEquals(bearer.body(), answer.body());
    assertEquals(ExpectedHeaders.of("application/json", "r=", Map.of()), answer.headers());
    assertEquals("granted", answer.line().path("outcome").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:ietf:params:oauth:token-type:jwt",
        "urn:ietf:params:oauth:token-type:id_token"
      })
  void subjectTokenType_ofAJwt_isTaken(String type) {
    OAuthForm form = OAuthForm.tokenExchange(token()).with("subject_token_type", type);
    assertEquals(200, world.send(form.toEvent()).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {OAuthForm.TOKEN_EXCHANGE, OAuthForm.JWT_BEARER})
  void scope_namesTheProfile_andResourceItsServer(String grant) {
    world.profile("other", World.PORT + World.TRUST);
    OAuthForm form = OAuthForm.of(grant, token()).with("scope", "other");

    Answer answer = world.send(form.with("resource", world.port().mcpUri().toString()).toEvent());

    assertEquals("other", answer.body().path("profile").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          password           | grant_type must be urn:ietf:params:oauth:grant-type:token-exchange or urn:ietf:params:oauth:grant-type:jwt-bearer.
          client_credentials | grant_type must be urn:ietf:params:oauth:grant-type:token-exchange or urn:ietf:params:oauth:grant-type:jwt-bearer.
          """)
  void otherGrant_isUnsupported(String grant, String detail) {
    Answer answer =
        world.send(OAuthForm.tokenExchange(token()).with("grant_type", grant).toEvent());

    assertEquals(400, answer.status());
    assertEquals("unsupported_grant_type", answer.body().path("error").asText());
    assertEquals(detail, answer.detail());
    assertEquals("application/json", answer.headers().get("Content-Type"));
  }

  @Test
  void tokenInTwoWays_isInvalid_andNeitherIsUsed() {
    String token = token();
    assertInvalid(OAuthForm.tokenExchange(token).with("assertion", token));
    assertInvalid(OAuthForm.jwtBearer(token).with("subject_token", token));
    GatewayEvent event = OAuthForm.jwtBearer(token).toEvent();
    assertEquals(
        "invalid_request", world.send(event.header("Authorization", "Bearer " + token)).code());
    assertEquals("invalid_request", world.send(event.header("Authorization", "Basic YTpi")).code());
    assertEquals(List.of(), world.gitHub().calls());
  }

  /** Some OAuth clients send it always; it names no subject. */
  @Test
  void basicAuthorization_isNotLookedAt() {
    GatewayEvent event =
        OAuthForm.jwtBearer(token()).toEvent().header("Authorization", "Basic YTo=");
    assertEquals(200, world.send(event).status());
  }

  @Test
  void resource_isLookedAtAfterThePolicy() {
    OAuthForm wrong = OAuthForm.jwtBearer(token()).with("resource", "https://mcp.us.port.io/v1");

    Answer granted = world.send(wrong.toEvent());
    Answer denied = world.send(wrong.with("scope", "none").toEvent());

    assertEquals("resource_mismatch", granted.code());
    assertEquals("invalid_target", granted.body().path("error").asText());
    assertEquals(List.of(), world.port().calls());
    assertEquals("access_denied", denied.code());
    assertFalse(granted.text().contains(world.port().mcpUri().toString()));
  }

  @Test
  void explain_takesTheGrantsToo() {
    Answer answer = world.send(OAuthForm.tokenExchange(token()).toEvent("/v1/explain"));
    assertEquals("granted", answer.body().path("verdict").asText());
  }

  @Test
  void bodyThatTheGatewayDidNotEncode_isReadToo() {
    ObjectNode event = OAuthForm.jwtBearer(token()).toEvent().toTree();
    assertTrue(event.path("isBase64Encoded").booleanValue(), "the gateway encodes forms");
    byte[] body = Base64.getDecoder().decode(event.path("body").asText());
    event.put("body", new String(body, UTF_8)).put("isBase64Encoded", false);
    assertEquals(200, world.send(JsonText.write(event)).status());
  }

  private String token() {
    return world.sign(world.job());
  }

  private void assertInvalid(OAuthForm form) {
    Answer answer = world.send(form.toEvent());
    assertEquals("invalid_request", answer.code(), answer.text());
    assertEquals("invalid_request", answer.body().path("error").asText());
    assertEquals(400, answer.status());
    assertEquals("application/json", answer.headers().get("Content-Type"));
  }
}
