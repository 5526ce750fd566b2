package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The accepted {@code aud}: the address of the service, or up to two configured values. */
class AudienceTest extends WithWorld {
  private static final String URL = "https://tokens.acme.example";

  @BeforeEach
  void configure() {
    world.setting("PUBLIC_URL", URL);
  }

  @Test
  void audience_notConfigured_isThePublicUrl() {
    world.setting("TOKEN_AUDIENCE", "");

    assertEquals(200, requestedFor(URL).status());
    Answer other = requestedFor(URL + "/");
    assertEquals("token_audience_mismatch", other.code());
    assertEquals(
        "The token's audience is \""
            + URL
            + "/\", but this service accepts \""
            + URL
            + "\". Append &audience="
            + URL
            + " to ACTIONS_ID_TOKEN_REQUEST_URL; the action and the examples use the value of"
            + " PORT_TOKEN_URL.",
        other.body().path("detail").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "old"})
  void audience_oneOfTwo_isAccepted(String audience) {
    world.setting("TOKEN_AUDIENCE", "new,old");

    Answer answer = requestedFor(audience);

    assertEquals(200, answer.status());
    assertEquals(URL, answer.line().path("audience").asText(), "dimension of the metrics");
  }

  @Test
  void audience_noneOrBothOfTwo_isMismatchThatNamesBoth() {
    world.setting("TOKEN_AUDIENCE", "new,old");
    var both = JsonNodeFactory.instance.arrayNode().add("new").add("old");

    Answer listed = world.send(world.request(world.job().with("aud", both)));
    Answer joined = requestedFor("new,old");

    assertEquals("token_audience_mismatch", listed.code());
    assertEquals(
        "The token's audience is \"new,old\", but this service accepts \"new\" or \"old\"."
            + " Append &audience=new to ACTIONS_ID_TOKEN_REQUEST_URL; the action and the examples"
            + " use the value of PORT_TOKEN_URL.",
        joined.body().path("detail").asText());
    assertEquals("token_audience_mismatch", requestedFor(URL).code());
  }

  @Test
  void metricsDimension_withoutPublicUrl_isTheFirstAudience() {
    world.setting("PUBLIC_URL", "");
    world.setting("TOKEN_AUDIENCE", "new,old");

    assertEquals("new", requestedFor("old").line().path("audience").asText());
  }

  private Answer requestedFor(String audience) {
    return world.send(world.bearing(world.job().sign(world.now(), audience)));
  }
}
