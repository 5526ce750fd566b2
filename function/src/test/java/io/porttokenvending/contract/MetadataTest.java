package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effects of settings and callers on the metadata; {@code events/} has the complete document. */
class MetadataTest extends WithWorld {
  private static final String PATH = "/.well-known/oauth-authorization-server";

  @Test
  void metadata_isNoDecision() {
    assertEquals(List.of(), world.send(GatewayEvent.of("GET", PATH)).lines());
  }

  @Test
  void host_ofTheCaller_isIgnored() {
    Answer usual = world.send(GatewayEvent.of("GET", PATH).requestId("r="));
    Answer misled =
        world.send(
            GatewayEvent.of("GET", PATH)
                .requestId("r=")
                .header("Host", "attacker.example")
                .header("X-Forwarded-Host", "attacker.example")
                .header("X-Forwarded-Proto", "http")
                .header("Forwarded", "host=attacker.example")
                .header("X-Request-Id", "of-the-caller"));

    assertEquals(usual, misled);
    assertEquals(
        "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        usual.body().path("issuer").asText());
  }

  @Test
  void publicUrl_set_isIssuerAndDefaultAudience() {
    String url = "https://tokens.acme.example:8443";
    world.setting("PUBLIC_URL", url);
    world.setting("TOKEN_AUDIENCE", "");

    Answer answer = world.send(GatewayEvent.of("GET", PATH));

    assertEquals(url, answer.body().path("issuer").asText());
    assertEquals(url + "/v1/token", answer.body().path("token_endpoint").asText());
    assertEquals(url, answer.body().path("audience").asText());
  }

  @Test
  void audience_twoAccepted_isTheFirst() {
    world.setting("TOKEN_AUDIENCE", "new,old");

    Answer answer = world.send(GatewayEvent.of("GET", PATH));

    assertEquals("new", answer.body().path("audience").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "HEAD", "PUT", "OPTIONS"})
  void otherMethod_isRejectedWithTheAllowedOne(String method) {
    Answer answer = world.send(GatewayEvent.of(method, PATH));

    assertEquals("method_not_allowed", answer.code());
    assertEquals("GET", answer.headers().get("Allow"));
  }
}
