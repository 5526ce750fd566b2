package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.CredentialLookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.SettableClock;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedCredentialsTest {
  private static final Duration TTL = Duration.ofMinutes(5);
  private static final Duration TICK = Duration.ofNanos(1);

  private final SettableClock clock = new SettableClock();
  private final FakeSecretSource source = new FakeSecretSource();
  private final CachedCredentials cache = new CachedCredentials(source, TTL, clock);

  @BeforeEach
  void sourceHoldsTheFirstVersion() {
    source.holds("v-1");
  }

  private CredentialLookup find() {
    return cache.find("reader", Deadline.in(Duration.ofSeconds(10)));
  }

  private String version() {
    return assertInstanceOf(CredentialLookup.Found.class, find()).credentials().versionId();
  }

  @Test
  void find_justBeforeTheTtlEnds_isServedFromTheCache() {
    assertEquals("v-1", version());
    source.holds("v-2");
    clock.advance(TTL.minus(TICK));
    assertEquals("v-1", version());
    assertEquals(1, source.reads());
  }

  @Test
  void find_exactlyAtTheTtl_isReadAnew() {
    assertEquals("v-1", version());
    source.holds("v-2");
    clock.advance(TTL);
    assertEquals("v-2", version());
    assertEquals("v-2", version());
    assertEquals(2, source.reads());
  }

  @Test
  void find_slowRead_countsTheTtlFromItsBeginning() {
    source.duringRead(_ -> clock.advance(Duration.ofSeconds(4)));
    assertEquals("v-1", version());
    clock.advance(TTL.minusSeconds(4));
    assertEquals("v-1", version());
    assertEquals(2, source.reads());
  }

  @Test
  void find_clockSetBack_isReadAnew() {
    assertEquals("v-1", version());
    source.holds("v-2");
    clock.advance(Duration.ofHours(-3));
    assertEquals("v-2", version());
    assertEquals("v-2", version());
    assertEquals(2, source.reads());
  }

  @Test
  void find_ttlOfZero_isReadEachTime() {
    CachedCredentials uncached = new CachedCredentials(source, Duration.ZERO, clock);
    uncached.find("reader", Deadline.in(Duration.ofSeconds(10)));
    uncached.find("reader", Deadline.in(Duration.ofSeconds(10)));
    assertEquals(2, source.reads());
  }

  @Test
  void find_otherSecret_isReadByItself() {
    find();
    CredentialLookup other = cache.find("writer", Deadline.in(Duration.ofSeconds(10)));
    assertEquals(
        "writer", assertInstanceOf(CredentialLookup.Found.class, other).credentials().secretId());
    assertEquals(2, source.reads());
  }

  @Test
  void find_missingOrMalformed_isNotCached() {
    for (SecretLookup lookup : unusable()) {
      int before = source.reads();
      source.holds(lookup);
      find();
      find();
      assertEquals(before + 2, source.reads());
    }
    source.holds("v-1");
    assertEquals("v-1", version());
  }

  @Test
  void find_missingOrMalformedAfterItWasCached_dropsWhatIsHeld() {
    for (SecretLookup lookup : unusable()) {
      source.holds("v-1");
      assertEquals("v-1", version());
      clock.advance(TTL);
      source.holds(lookup);
      CredentialLookup outcome = find();
      assertEquals(
          lookup instanceof SecretLookup.Missing
              ? new CredentialLookup.Missing()
              : new CredentialLookup.Malformed(),
          outcome);
      source.holds(new SecretLookup.Unavailable());
      assertEquals(new CredentialLookup.Unavailable(), find());
    }
  }

  private static List<SecretLookup> unusable() {
    return List.of(
        new SecretLookup.Missing(),
        new SecretLookup.Malformed(),
        new SecretLookup.Found("v-9", Secret.of("{}")));
  }
}
