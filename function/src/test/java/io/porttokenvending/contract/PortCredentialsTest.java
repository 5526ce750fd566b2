package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rotated and changed secrets. */
class PortCredentialsTest extends WithWorld {
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
  private static final String NEW_SECRET = "aD4gJ7kLpQ2sVx5zCb8nM1wE3rT6yU9iOhFgKdSjWqXvBzNm";

  @BeforeEach
  void shortLivedTokens() {
    world.setting("CREDENTIALS_TTL", "24h");
    world.port().tokenLifetime(TOKEN_LIFE);
  }

  @Test
  void rotatedSecret_isReadOnceMore_andGranted() {
    Answer before = world.send(world.request());
    world.pass(TOKEN_LIFE.plus(World.EXPIRY_JITTER));
    world.rotate(NEW_SECRET, true);
    forgetCalls();

    Answer after = world.send(world.request());

    assertEquals(200, after.status());
    assertNotEquals(before.body().path("access_token"), after.body().path("access_token"));
    assertEquals(1, world.secrets().calls().size());
    assertEquals(2, world.port().calls().size());
  }

  @Test
  void secretRotatedOnlyAtPort_isReadAgain_andRejected() {
    world.send(world.request());
    world.pass(TOKEN_LIFE.plus(World.EXPIRY_JITTER));
    world.rotate(NEW_SECRET, false);
    forgetCalls();

    Answer after = world.send(world.request());

    assertEquals("port_credentials_rejected", after.code());
    assertEquals(1, world.secrets().calls().size());
    assertEquals(1, world.port().calls().size());
  }

  @Test
  void oauthExchange_isGrantedToo() {
    world.profile("catalog-reader", World.PORT + "  exchange: oauth\n" + World.TRUST);

    assertEquals(200, world.send(world.request()).status());
    assertEquals(1, world.port().calls("/v1/token").size());
  }

  private void forgetCalls() {
    world.secrets().forgetCalls();
    world.port().forgetCalls();
  }
}
