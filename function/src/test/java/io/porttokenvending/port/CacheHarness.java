package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.credentials;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.Token;
import io.porttokenvending.exchange.PortTokenState;
import io.porttokenvending.exchange.PortTokenState.InForce;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.time.Duration;
import java.util.Optional;

/** A cache before a scripted Port, with a clock that stands still and retries that do not wait. */
final class CacheHarness {
  final SettableClock clock = new SettableClock(PortFixtures.NOW);
  final ScriptedPort port = new ScriptedPort();
  final PortTokenCache cache;

  CacheHarness() {
    this(FixedRandom.SMALLEST);
  }

  CacheHarness(FixedRandom random) {
    cache =
        new PortTokenCache(
            port, Optional.empty(), clock, new Timer(random, pause -> true, () -> 0));
  }

  PortTokenResult ask() {
    return ask("v1");
  }

  PortTokenResult ask(String version) {
    return ask(version, Duration.ofMinutes(1), PortFixtures.tenSeconds());
  }

  PortTokenResult ask(Duration minTtl) {
    return ask("v1", minTtl, PortFixtures.tenSeconds());
  }

  PortTokenResult ask(String version, Duration minTtl, Deadline deadline) {
    return cache.tokenFor(
        credentials(version), PortFixtures.settings(PortExchange.REST, minTtl), deadline);
  }

  boolean holds(Duration minTtl) {
    PortTokenState state =
        cache.held(credentials("v1"), PortFixtures.settings(PortExchange.REST, minTtl));
    return state instanceof InForce(Token _);
  }

  Token token() {
    return assertInstanceOf(Token.class, ask());
  }

  String token(String version) {
    return assertInstanceOf(Token.class, ask(version)).token().value().reveal();
  }

  String token(String version, PortSettings settings) {
    PortTokenResult outcome =
        cache.tokenFor(credentials(version), settings, PortFixtures.tenSeconds());
    return assertInstanceOf(Token.class, outcome).token().value().reveal();
  }

  int calls() {
    return port.calls().size();
  }
}
