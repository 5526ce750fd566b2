package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.porttokenvending.exchange.TokenUse;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayRowTest {
  private static final Instant USABLE_UNTIL = Instant.parse("2026-11-20T12:10:30Z");

  private static ReplayRow row(String issuer, String jti) {
    return row(issuer, jti, USABLE_UNTIL);
  }

  private static ReplayRow row(String issuer, String jti, Instant usableUntil) {
    return ReplayRow.of(new TokenUse(issuer, jti, usableUntil));
  }

  @Test
  void id_isTheHashOfIssuerAndJtiEachAfterItsLength() {
    // printf '\0\0\0\003iss\0\0\0\002\303\244' | sha256sum
    assertEquals(
        "5ea062ebc8cc745e1ec31e8af17384e3afc277535d4a74136e30fd9d7a35a635", row("iss", "ä").id());
  }

  @Test
  void id_dependsOnNothingButIssuerAndJti() {
    assertEquals(row("iss", "jti").id(), row("iss", "jti", USABLE_UNTIL.plusSeconds(9)).id());
  }

  @Test
  void id_partsThatJoinToOneText_areNotConfused() {
    Set<String> ids =
        Stream.of(
                row("https://a.example", "/b1"),
                row("https://a.example/b", "1"),
                row("https://a.example/b1", "https://a.example"),
                row("https://a.example", "https://a.example/b1"),
                row("https://a.exampl", "e/b1"),
                row("https://a.example/", "b1"))
            .map(ReplayRow::id)
            .collect(Collectors.toSet());
    assertEquals(6, ids.size());
  }

  @Test
  void id_lettersOfAnotherCase_areAnotherToken() {
    assertNotEquals(row("iss", "jti").id(), row("iss", "JTI").id());
  }

  @Test
  void expiresAt_isAMinuteAfterTheTokenCanBeUsed() {
    assertEquals(
        Instant.parse("2026-11-20T12:11:30Z").getEpochSecond(), row("iss", "jti").expiresAt());
  }

  @Test
  void expiresAt_withinASecond_isRoundedUp() {
    long whole = row("iss", "jti").expiresAt();
    assertEquals(whole + 1, row("iss", "jti", USABLE_UNTIL.plusNanos(1)).expiresAt());
    assertEquals(whole, row("iss", "jti", USABLE_UNTIL.minusNanos(1)).expiresAt());
  }

  @Test
  void expiresAt_isAfterTheLastSecondInWhichTheTokenIsAccepted() {
    Instant lastSecond = USABLE_UNTIL.minusSeconds(1);
    assertEquals(61, row("iss", "jti").expiresAt() - lastSecond.getEpochSecond());
  }
}
