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
        "The token was requested for the audience \""
            + URL
            + "/\"; request it with audience="
            + URL
            + ".",
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
        "The token was requested for the audience \"new,old\";"
            + " request it with audience=new or audience=old.",
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
