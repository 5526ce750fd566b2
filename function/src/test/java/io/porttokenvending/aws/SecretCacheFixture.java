package io.porttokenvending.aws;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.testing.Lookups;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;

/** A cache of Port credentials over a scripted source. */
abstract class SecretCacheFixture {
  static final Duration TTL = Duration.ofMinutes(5);
  static final Duration TICK = Duration.ofNanos(1);
  static final Lookup<PortCredentials> UNAVAILABLE = new Lookup.Unavailable<>();

  final SettableClock clock = new SettableClock();
  final FakeSecretSource source = new FakeSecretSource();
  final SecretCache<PortCredentials> cache = SecretCache.ofPortCredentials(source, TTL, clock);

  final Lookup<PortCredentials> find() {
    return find("reader");
  }

  final Lookup<PortCredentials> find(String secretId) {
    return cache.find(secretId, Deadline.in(Duration.ofSeconds(30)));
  }

  final Lookup<PortCredentials> findOtherThan(String version) {
    return cache.findOtherThan("reader", version, Deadline.in(Duration.ofSeconds(30)));
  }

  final String version() {
    return version(find());
  }

  static String version(Lookup<PortCredentials> lookup) {
    return Lookups.found(lookup).versionId();
  }
}
