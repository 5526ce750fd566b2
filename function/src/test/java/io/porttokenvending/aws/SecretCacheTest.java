package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Lookups;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretCacheTest extends SecretCacheFixture {

  @BeforeEach
  void sourceHoldsTheFirstVersion() {
    source.holds("v-1");
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
    var uncached = SecretCache.ofPortCredentials(source, Duration.ZERO, clock);
    uncached.find("reader", Deadline.in(Duration.ofSeconds(10)));
    uncached.find("reader", Deadline.in(Duration.ofSeconds(10)));
    assertEquals(2, source.reads());
  }

  @Test
  void find_otherSecret_isReadByItself() {
    find();
    Lookup<PortCredentials> other = find("writer");
    assertEquals("writer", Lookups.found(other).secretId());
    assertEquals(2, source.reads());
  }

  @Test
  void find_missingOrMalformed_isNotCached() {
    for (Lookup<SecretVersion> lookup : unusable()) {
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
    for (Lookup<SecretVersion> lookup : unusable()) {
      source.holds("v-1");
      assertEquals("v-1", version());
      clock.advance(TTL);
      source.holds(lookup);
      Lookup<PortCredentials> outcome = find();
      assertEquals(
          lookup instanceof Lookup.Missing ? new Lookup.Missing<>() : new Lookup.Malformed<>(),
          outcome);
      source.holds(new Lookup.Unavailable<>());
      assertEquals(new Lookup.Unavailable<>(), find());
    }
  }

  private static List<Lookup<SecretVersion>> unusable() {
    return List.of(
        new Lookup.Missing<>(),
        new Lookup.Malformed<>(),
        new Lookup.Found<>(new SecretVersion("arn", "v-9", Secret.of("{}"))));
  }
}
