package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.issued;
import static io.porttokenvending.port.PortFixtures.jwt;
import static io.porttokenvending.port.PortFixtures.remaining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.PortTokenResult.Token;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PortTokenCacheTest {
  private final CacheHarness harness = new CacheHarness();

  @Test
  void token_thatIsHeld_isGivenWithoutAnExchange() {
    harness.port.then(issued("first", 10_800));

    Token asked = harness.token();
    Token askedAgain = harness.token();

    assertEquals("first", asked.token().value().reveal());
    assertEquals(NOW.plusSeconds(10_800), asked.token().expiresAt());
    assertEquals(asked.token(), askedAgain.token());
    assertEquals(TokenSource.EXCHANGED, asked.source());
    assertEquals(TokenSource.HELD, askedAgain.source());
    assertEquals(1, harness.calls());
  }

  @Test
  void token_withExactlyMinTtlLeft_isGivenFromTheCache() {
    harness.port.then(issued("first", 10_800));
    harness.token();

    harness.clock.set(NOW.plusSeconds(10_800 - 60));

    assertEquals("first", harness.token().token().value().reveal());
    assertEquals(1, harness.calls());
  }

  @Test
  void token_withExactlyMinTtlOnArrival_isGiven() {
    harness.port.then(issued("first", 60));

    assertEquals("first", harness.token().token().value().reveal());
  }

  @Test
  void token_whoseExpIsEarlierThanItsStatedLife_isExchangedByExp() {
    String token = jwt("{\"exp\": %d}".formatted(NOW.getEpochSecond() + 600));
    harness.port.then(issued(token, 10_800), issued("second", 10_800));
    harness.token();

    harness.clock.set(NOW.plusSeconds(600));

    assertEquals("second", harness.token().token().value().reveal());
  }

  @Test
  void tokenThatIsOver_isNotGivenEvenWithoutAMinTtl() {
    harness.port.then(issued("first", 60), issued("second", 60));
    harness.ask(Duration.ZERO);

    harness.clock.advance(Duration.ofSeconds(60));

    assertEquals("second", ((Token) harness.ask(Duration.ZERO)).token().value().reveal());
  }

  @Test
  void profilesThatDifferInMinTtlAlone_shareOneToken() {
    harness.port.then(issued("shared", 600));

    assertEquals(Duration.ofMinutes(10), remaining(harness.ask(Duration.ofHours(1))));
    assertEquals("shared", harness.token().token().value().reveal());
    assertEquals(Duration.ofMinutes(10), remaining(harness.ask(Duration.ofHours(1))));
    assertEquals(1, harness.calls());
  }

  @Test
  void exchangeAddressAndSecret_eachHaveATokenOfTheirOwn() {
    harness.port.then(
        issued("rest", 10_800), PortFixtures.answer(200, PortFixtures.oauthBody("oauth", 10_800)));
    PortSettings rest = PortFixtures.settings(PortExchange.REST, Duration.ofMinutes(1));
    PortSettings oauth = PortFixtures.settings(PortExchange.OAUTH, Duration.ofMinutes(1));
    PortSettings elsewhere =
        new PortSettings(
            URI.create("https://api.us.port.io"),
            rest.mcpUrl(),
            rest.credentials(),
            PortExchange.REST,
            rest.minTtl());

    assertEquals("rest", harness.token("v1", rest));
    assertEquals("oauth", harness.token("v1", oauth));
    harness.port.then(issued("elsewhere", 10_800));
    assertEquals("elsewhere", harness.token("v1", elsewhere));

    assertEquals("rest", harness.token("v1", rest));
    assertEquals("oauth", harness.token("v1", oauth));
    assertEquals("elsewhere", harness.token("v1", elsewhere));
    assertEquals(3, harness.calls());
  }

  @Test
  void basesWithAndWithoutVersion_shareOneToken() {
    harness.port.then(issued("shared", 10_800));
    PortSettings bare = PortFixtures.settings(PortExchange.REST, Duration.ofMinutes(1));
    PortSettings versioned =
        new PortSettings(
            URI.create("https://api.port.io/v1/"),
            bare.mcpUrl(),
            bare.credentials(),
            PortExchange.REST,
            bare.minTtl());

    harness.token("v1", bare);

    assertEquals("shared", harness.token("v1", versioned));
  }

  @Test
  void newVersion_hasATokenOfItsOwnAndTheOldIsForgotten() {
    harness.port.then(issued("old", 10_800), issued("new", 10_800), issued("old-again", 10_800));

    assertEquals("old", harness.token("v1"));
    assertEquals("new", harness.token("v2"));
    assertEquals("new", harness.token("v2"));
    assertEquals("old-again", harness.token("v1"));
    assertEquals(3, harness.calls());
  }

  @Test
  void token_isHeld_onlyWhileItOutlivesMinTtl() {
    harness.port.then(issued("first", 10_800));
    assertFalse(harness.holds(Duration.ofMinutes(1)));
    harness.token();
    Duration life = Duration.ofHours(3);
    assertTrue(harness.holds(life));
    assertFalse(harness.holds(life.plusSeconds(1)));
    harness.clock.advance(life);
    assertFalse(harness.holds(Duration.ZERO));
  }
}
