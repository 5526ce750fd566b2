package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.api.GatewayResponse;
import io.porttokenvending.api.ResponseText;
import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token of the rehearsal is valid only in the rehearsal. */
class RehearsalTest {
  private static final Deadline ENOUGH = Deadline.in(Duration.ofSeconds(30));

  private final World world = World.start();

  /** Every rule that could reject the token is removed, except that its key must be trusted. */
  @BeforeEach
  void trustAllOfTheTokenButItsKey() {
    world.setting("TOKEN_AUDIENCE", RehearsalToken.AUDIENCE);
    world.setting(
        "OIDC_ISSUERS", RehearsalToken.ISSUER + "=" + world.gitHub().uri() + "/.well-known/jwks");
    world.profile("catalog-reader", World.PORT + World.TRUST.replace("999999999999", "1"));
    Instant itsMoment = Instant.ofEpochSecond(RehearsalToken.VALID_AT);
    world.pass(Duration.between(world.now(), itsMoment));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void rehearsal_grantsWithoutCalls() {
    assertEquals(200, Rehearsal.run(2, ENOUGH).status());
    assertEquals(List.of(), world.secrets().calls());
  }

  @Test
  void itsToken_isRefusedByTheFunction_beforeAndAfterTheRehearsal() {
    assertEquals("token_key_unknown", world.send(event()).code());
    Rehearsal.run(2, ENOUGH);
    assertEquals("token_key_unknown", world.send(event()).code());
  }

  /** Without this the test above could not fail. */
  @Test
  void itsToken_isGrantedWhereItsIssuerPublishesItsKey() {
    world.gitHub().answerWith(call -> Optional.of(Reply.json(200, RehearsalToken.KEYS)));

    assertEquals(200, world.send(event()).status());
  }

  @Test
  void itsToken_isRefusedByAPrimedFunction() {
    VendingEndpoint primed =
        PrimedStart.of(
            world.environment(), world::now, line -> {}, World.AWS, Duration.ofSeconds(30));
    byte[] event = event().toJson().getBytes(UTF_8);
    GatewayResponse answer =
        primed.answer(event, World.INVOCATION, Deadline.in(Duration.ofSeconds(30)));

    String body = Answer.json(ResponseText.of(answer)).path("body").asText();
    assertEquals("token_key_unknown", Answer.json(body).path("code").asText());
  }

  private GatewayEvent event() {
    return world.bearing(RehearsalToken.TOKEN);
  }
}
