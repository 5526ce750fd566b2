package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.Allocation;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever Port answers, in the body or as a wait, what is read from it stays within bounds. */
class TokenResponseFuzzTest {
  private static final Secret CLIENT_SECRET = Secret.of(PortFixtures.CLIENT_SECRET);

  @FuzzTest
  void reading_ofAnyAnswer_staysWithinBounds(byte[] answer) {
    for (PortExchange exchange : PortExchange.values()) {
      Allocation.bounded(() -> TokenResponse.read(exchange, answer, NOW, CLIENT_SECRET))
          .ifPresent(TokenResponseFuzzTest::assertBounded);
    }
    String text = new String(answer, ISO_8859_1);
    for (String header : List.of("retry-after", "x-ratelimit-reset")) {
      Answer limited = new Answer(429, Map.of(header, List.of(text)), new byte[0]);
      Optional<Duration> wait = Allocation.bounded(() -> RetryAfter.whenRateLimited(limited, NOW));
      wait.ifPresent(time -> {
        assertFalse(time.isNegative());
        assertTrue(time.compareTo(Duration.ofHours(24)) <= 0);
      });
    }
  }

  private static void assertBounded(PortAccessToken token) {
    assertFalse(token.value().reveal().contains(PortFixtures.CLIENT_SECRET));
    assertFalse(token.value().reveal().chars().anyMatch(c -> c <= ' ' || c > '~'));
    assertFalse(token.expiresAt().isAfter(NOW.plus(Duration.ofDays(365))));
  }
}
