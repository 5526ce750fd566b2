package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.SHARED_SECRET;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.Token;
import io.porttokenvending.exchange.PortTokenState;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * One instance with clocks of its own, before a Port and a table that others share. A pause takes
 * no time: it moves this instance's clocks.
 */
final class SharedInstance {
  final SettableClock clock = new SettableClock(PortFixtures.NOW);
  final AtomicLong nanoTime = new AtomicLong();
  final List<Duration> pauses = new ArrayList<>();
  final PortTokenCache cache;
  private Runnable duringPause = () -> {};

  SharedInstance(HttpSender port, SharedRows rows) {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    cache =
        new PortTokenCache(
            port, Optional.of(rows), clock, new Timer(random, this::sleep, nanoTime::get));
  }

  private boolean sleep(Duration pause) {
    pauses.add(pause);
    pass(pause);
    duringPause.run();
    return true;
  }

  /** Runs in each pause, after the clocks have moved. */
  SharedInstance duringPause(Runnable action) {
    duringPause = action;
    return this;
  }

  /** Sets this instance's wall clock apart from that of the others. */
  SharedInstance ahead(Duration difference) {
    clock.advance(difference);
    return this;
  }

  void pass(Duration time) {
    clock.advance(time);
    nanoTime.addAndGet(time.toNanos());
  }

  PortTokenResult ask() {
    return ask(PortFixtures.credentials("v1", SHARED_SECRET));
  }

  PortTokenResult ask(PortCredentials credentials) {
    return cache.tokenFor(credentials, settings(), PortFixtures.tenSeconds());
  }

  /** Returns the known result that is in force. */
  Optional<PortTokenResult> known() {
    PortTokenState state =
        cache.known(
            PortFixtures.credentials("v1", SHARED_SECRET), settings(), PortFixtures.tenSeconds());
    return state instanceof PortTokenState.InForce(PortTokenResult result)
        ? Optional.of(result)
        : Optional.empty();
  }

  /** Asks, and returns where the token comes from. */
  TokenSource source() {
    return assertInstanceOf(Token.class, ask()).source();
  }

  String token() {
    return assertInstanceOf(Token.class, ask()).token().value().reveal();
  }

  static PortSettings settings() {
    return PortFixtures.settings(PortExchange.REST, Duration.ofMinutes(1));
  }
}
