package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Lifetime of the issued token, and the minimum that the caller and the profile require. */
class TokenLifeTest extends WithWorld {
  @Test
  void lifetime_isTheRemainingTimeOfExp() {
    world.port().statedExpiresIn(Duration.ofHours(5));
    Answer answer = world.send(world.request());

    assertLife(10_799, "2026-11-20T12:00:00Z", answer);
  }

  @Test
  void lifetime_portsValueIsShorter_isPortsValue() {
    world.port().statedExpiresIn(Duration.ofMinutes(10));
    Answer answer = world.send(world.request());

    assertLife(600, "2026-11-20T09:10:00Z", answer);
  }

  @Test
  void life_ofACachedToken_isCountedFromNow() {
    world.port().statedExpiresIn(Duration.ofMinutes(10));
    Answer first = world.send(world.request());
    world.pass(Duration.ofMillis(90_001));
    Answer second = world.send(world.request());

    assertEquals(first.body().path("access_token"), second.body().path("access_token"));
    assertLife(509, first.body().path("expires_at").asText(), second);
    assertEquals(1, world.port().calls().size());
  }

  @Test
  void callersMinTtl_causesNoExchange_andTellsWhenToRetry() {
    world.port().tokenLifetime(Duration.ofMinutes(10));
    world.send(world.request());
    world.pass(Duration.ofMinutes(4));

    Answer refused = world.send(world.request("{\"min_ttl\":360}"));
    Answer granted = world.send(world.request("{\"min_ttl\":359}"));

    assertEquals("token_lifetime_insufficient", refused.code());
    assertEquals("360", refused.headers().get("Retry-After"));
    assertEquals(359, granted.body().path("expires_in").asLong());
    assertEquals(1, world.port().calls().size());
  }

  @Test
  void profilesMinTtl_larger_applies() {
    world.port().tokenLifetime(Duration.ofMinutes(10));
    world.profile("catalog-reader", World.PORT + "  min_ttl: 11m\n" + World.TRUST);

    Answer answer = world.send(world.request("{\"min_ttl\":60}"));

    assertEquals("token_lifetime_insufficient", answer.code());
    assertEquals("600", answer.headers().get("Retry-After"));
  }

  private void assertLife(long seconds, String end, Answer answer) {
    assertEquals(seconds, answer.body().path("expires_in").asLong());
    assertEquals(end, answer.body().path("expires_at").asText());
  }
}
