package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests of RFC 8693 and RFC 7523; {@code events/} has their responses, and the request corpus
 * has the errors of each grant.
 */
class OAuthGrantTest extends WithWorld {
  @ParameterizedTest
  @ValueSource(strings = {OAuthForm.TOKEN_EXCHANGE, OAuthForm.JWT_BEARER})
  void scope_namesTheProfile_andResourceItsServer(String grant) {
    world.profile("other", World.PORT + World.TRUST);
    OAuthForm form = OAuthForm.of(grant, token()).with("scope", "other");

    Answer answer = world.send(form.with("resource", world.port().mcpUri().toString()).toEvent());

    assertEquals("other", answer.body().path("profile").asText());
  }

  /** Some OAuth clients send it always; it names no subject. */
  @Test
  void basicAuthorization_isIgnored() {
    GatewayEvent event =
        OAuthForm.jwtBearer(token()).toEvent().header("Authorization", "Basic YTo=");
    assertEquals(200, world.send(event).status());
  }

  @Test
  void resource_isCheckedAfterThePolicy() {
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
  void explain_acceptsOAuthGrants() {
    Answer answer = world.send(OAuthForm.tokenExchange(token()).toEvent("/v1/explain"));
    assertEquals("granted", answer.body().path("verdict").asText());
  }

  private String token() {
    return world.sign(world.job());
  }
}
