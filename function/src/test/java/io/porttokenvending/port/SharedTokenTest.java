package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.SHARED_SECRET;
import static io.porttokenvending.port.PortFixtures.answer;
import static io.porttokenvending.port.PortFixtures.credentials;
import static io.porttokenvending.port.PortFixtures.issued;
import static io.porttokenvending.port.PortFixtures.jwt;
import static io.porttokenvending.port.PortFixtures.remaining;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.CredentialsRejected;
import io.porttokenvending.exchange.PortTokenResult.LifetimeInsufficient;
import io.porttokenvending.exchange.PortTokenResult.RateLimited;
import io.porttokenvending.exchange.PortTokenResult.Unavailable;
import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows.Reading;
import io.porttokenvending.exchange.SharedRows.Writing;
import io.porttokenvending.exchange.TokenSource;
import io.porttokenvending.http.HttpOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What instances share with a table that works. */
class SharedTokenTest {
  private static final HttpOutcome TOKEN = issued("first", 10_800);

  private final MemoryRows rows = new MemoryRows();
  private final ScriptedPort port = new ScriptedPort();

  private SharedInstance instance() {
    return new SharedInstance(port, rows);
  }

  private SharedInstance instance(Duration later) {
    SharedInstance instance = instance();
    instance.pass(later);
    return instance;
  }

  @Test
  void token_ofAnotherInstance_isSharedAndThenHeld() {
    port.then(TOKEN);
    assertEquals(TokenSource.EXCHANGED, instance().source());

    SharedInstance second = instance();
    assertEquals(TokenSource.SHARED, second.source());
    assertEquals("first", second.token());
    assertEquals(TokenSource.HELD, second.source());
    assertEquals(1, port.calls().size());
  }

  @Test
  void known_neverExchanges() {
    assertEquals(Optional.empty(), instance().known());
    assertEquals(0, rows.writes());
    port.then(TOKEN);
    instance().ask();

    SharedInstance second = instance();
    PortTokenResult known = second.known().orElseThrow();
    assertEquals(TokenSource.SHARED, assertInstanceOf(PortTokenResult.Token.class, known).source());
    assertEquals(TokenSource.HELD, second.source());
    assertEquals(1, port.calls().size());
  }

  @Test
  void known_withAFaultOfTheTable_isEmpty() {
    rows.failEveryCall(new Reading.Throttled(), Writing.THROTTLED);
    assertEquals(Optional.empty(), instance().known());
    rows.failEveryCall(new Reading.Failed(), Writing.FAILED);
    assertEquals(Optional.empty(), instance().known());
  }

  @Test
  void row_perSecretVersionExchangeAndAddress_isOne() {
    port.then(TOKEN, TOKEN);
    SharedInstance instance = instance();
    instance.ask(credentials("v1", SHARED_SECRET));
    instance.ask(credentials("v1", SHARED_SECRET));
    instance.ask(credentials("v2", SHARED_SECRET));

    assertEquals(2, rows.all().size());
  }

  @Test
  void newVersionOfTheSecret_equalValue_abandonsTheRow() {
    port.then(TOKEN, issued("second", 10_800));
    instance().ask(credentials("v1", SHARED_SECRET));
    SharedRow old = rows.only();

    assertInstanceOf(PortTokenResult.Token.class, instance().ask(credentials("v2", SHARED_SECRET)));

    assertEquals(2, port.calls().size());
    assertEquals(old, rows.all().get(old.id()));
  }

  @Test
  void secretShorterThan32Bytes_isNotShared() {
    port.then(TOKEN, TOKEN);
    instance().ask(credentials("v1", "s".repeat(31)));
    instance().ask(credentials("v1", "s".repeat(31)));

    assertEquals(2, port.calls().size());
    assertEquals(0, rows.reads() + rows.writes());
  }

  @Test
  void row_showsNeitherTokenNorSecretNorResult() {
    port.then(issued("canary-of-the-token", 10_800));
    instance().ask();
    String text = new String(rows.only().data(), ISO_8859_1);
    for (String plain : List.of("canary", SHARED_SECRET, "result", "suspension")) {
      assertFalse(text.contains(plain), plain);
    }
    assertFalse(rows.only().toString().contains("canary"));
  }

  @Test
  void row_expires_afterItsResult() {
    port.then(TOKEN);
    instance().ask();
    Instant expiresAt = rows.only().expiresAt();
    assertFalse(expiresAt.isBefore(NOW.plus(Duration.ofHours(4))));
    assertFalse(expiresAt.isAfter(NOW.plus(Duration.ofHours(4)).plusSeconds(5)));
  }

  @Test
  void rejection_isSharedForOneMinute() {
    port.then(answer(401, ""));
    assertEquals(new CredentialsRejected(), instance().ask());
    assertEquals(new CredentialsRejected(), instance(Duration.ofSeconds(59)).ask());
    assertEquals(1, port.calls().size());

    port.then(TOKEN);
    assertEquals("first", instance(Duration.ofMinutes(1)).token());
  }

  @Test
  void failure_isSharedForFiveSeconds() {
    port.then(new HttpOutcome.TimedOut());
    Unavailable unavailable = new Unavailable(Optional.empty());
    assertEquals(unavailable, instance().ask());
    assertEquals(unavailable, instance(Duration.ofMillis(4999)).ask());
    assertEquals(1, port.calls().size());

    port.then(TOKEN);
    assertEquals("first", instance(Duration.ofSeconds(5)).token());
  }

  @Test
  void rateLimit_isSharedAndDoublesAcrossInstances() {
    Duration time = Duration.ZERO;
    for (int seconds : List.of(30, 60, 120, 240, 480, 900, 900)) {
      port.then(answer(429, ""));
      RateLimited limited = new RateLimited(Optional.of(Duration.ofSeconds(seconds)));
      assertEquals(limited, instance(time).ask());
      assertEquals(limited, instance(time).ask());
      time = time.plusSeconds(seconds);
    }
    assertEquals(7, port.calls().size());
  }

  @Test
  void tokenExpiredOnArrival_isSharedAndDoublesToOneMinute() {
    String expired = jwt("{\"exp\": %d}".formatted(NOW.getEpochSecond()));
    Duration time = Duration.ZERO;
    for (int seconds : List.of(5, 10, 20, 40, 60, 60)) {
      port.then(issued(expired, 10_800));
      Duration suspension = Duration.ofSeconds(seconds);
      assertEquals(suspension, remaining(instance(time).ask()));
      assertEquals(suspension, remaining(instance(time).ask()));
      time = time.plusSeconds(seconds);
    }
    assertEquals(6, port.calls().size());
  }

  /** An instance whose clock is ahead gets what looks expired to it; others can still use it. */
  @Test
  void token_thatHasExpiredForAFastClockOnly_servesOthers() {
    String jwt = jwt("{\"exp\": %d}".formatted(NOW.plusSeconds(20).getEpochSecond()));
    port.then(issued(jwt, 20));
    assertInstanceOf(LifetimeInsufficient.class, instance().ahead(Duration.ofSeconds(30)).ask());

    assertEquals(Duration.ofSeconds(20), remaining(instance().ask()));
    assertEquals(1, port.calls().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, 30})
  void token_withClocks30SecondsApart_isShared(int seconds) {
    String jwt = jwt("{\"exp\": %d}".formatted(NOW.plusSeconds(10_800).getEpochSecond()));
    port.then(issued(jwt, 10_830));
    instance().ask();

    SharedInstance other = instance().ahead(Duration.ofSeconds(seconds));
    assertEquals(jwt, other.token());
    assertEquals(1, port.calls().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, 30})
  void rejection_withClocks30SecondsApart_isSharedForOneMinute(int seconds) {
    port.then(answer(401, ""));
    instance().ahead(Duration.ofSeconds(seconds)).ask();

    SharedInstance other = instance();
    assertEquals(new CredentialsRejected(), other.ask());
    other.pass(Duration.ofMinutes(1));
    port.then(TOKEN);
    if (seconds > 0) {
      other.pass(Duration.ofSeconds(seconds));
    }
    assertEquals("first", other.token());
  }

  @Test
  void error_fromAClockFarAhead_isNotBelieved() {
    port.then(answer(401, ""), TOKEN);
    instance().ahead(Duration.ofMinutes(2)).ask();
    assertEquals("first", instance().token());
  }

  @Test
  void olderResult_restored_lastsAtMost15Minutes() {
    port.then(answer(429, "retry-after", "86400"), TOKEN);
    instance().ask();
    SharedRow limited = rows.only();
    instance(Duration.ofHours(1)).ask();

    rows.replace(limited);
    assertInstanceOf(RateLimited.class, instance(Duration.ofMinutes(14)).ask());
    port.then(TOKEN);
    assertEquals("first", instance(Duration.ofMinutes(15)).token());
  }

  @Test
  void rowOfAnUnknownVersion_isReplacedAsIfAbsent() {
    port.then(TOKEN, TOKEN);
    instance().ask();
    SharedRow row = rows.only();
    rows.replace(new SharedRow(row.id(), 2, "other", true, row.data(), row.expiresAt()));

    SharedInstance second = instance();
    assertEquals(TokenSource.EXCHANGED, second.source());
    assertEquals(List.of(), second.pauses);
    assertEquals(1, rows.only().version());
  }

  @Test
  void rowThatDoesNotDecrypt_isReplacedAsIfAbsent() {
    port.then(TOKEN, issued("second", 10_800), issued("third", 10_800));
    instance().ask(credentials("v1", SHARED_SECRET));
    SharedRow first = rows.only();
    instance().ask(credentials("v2", SHARED_SECRET));
    SharedRow second =
        rows.all().values().stream()
            .filter(row -> !row.id().equals(first.id()))
            .findFirst()
            .orElseThrow();
    rows.replace(new SharedRow(first.id(), 1, "moved", false, second.data(), first.expiresAt()));

    assertEquals("third", instance().token());
    assertEquals(TokenSource.SHARED, instance().source());
  }

  @Test
  void lease_keepsTheLastResultReadable() {
    port.then(TOKEN);
    instance().ask();
    SharedRow row = rows.only();
    rows.replace(new SharedRow(row.id(), 1, "leased", true, row.data(), row.expiresAt()));

    assertEquals(TokenSource.SHARED, instance().source());
    assertArrayEquals(row.data(), rows.only().data());
  }

  @Test
  void secretByNameAndByArn_isOneEntry() {
    port.then(TOKEN);
    SharedInstance instance = instance();
    instance.ask();
    PortCredentials byName = credentials("v1", SHARED_SECRET);
    PortCredentials byArn =
        new PortCredentials(
            byName.secretArn(),
            byName.secretArn(),
            byName.versionId(),
            byName.clientId(),
            byName.clientSecret());

    PortTokenResult result = instance.ask(byArn);

    assertEquals(TokenSource.HELD, assertInstanceOf(PortTokenResult.Token.class, result).source());
  }
}
