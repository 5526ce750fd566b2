package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.NOW;
import static io.porttokenvending.port.PortFixtures.answer;
import static io.porttokenvending.port.PortFixtures.credentials;
import static io.porttokenvending.port.PortFixtures.issued;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.exchange.PortTokenResult.ResponseInvalid;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortSecrecyTest {
  private static final String TOKEN = "token-that-must-not-leak";

  private final CacheHarness harness = new CacheHarness();

  @Test
  void textOfEveryPart_holdsNeitherTokenNorCredentials() {
    PortAccessToken token = new PortAccessToken(Secret.of(TOKEN), NOW);
    PortReply outcome = new PortReply.Issued(token);
    harness.port.then(issued(TOKEN, 10_800));

    assertSecret(harness.ask());
    assertSecret(harness.cache);
    assertSecret(harness.port.calls());
    assertSecret(credentials("v1"));
    assertSecret(outcome);
    assertSecret(CacheEntry.after(Optional.empty(), outcome, NOW, FixedRandom.SMALLEST));
    assertSecret(
        TokenKey.of(
            credentials("v1"), PortFixtures.settings(PortExchange.REST, Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 429, 500})
  void echoOfTheCredentials_isInNoOutcome(int status) {
    String echo = PortFixtures.CLIENT_ID + ":" + PortFixtures.CLIENT_SECRET;
    for (int tries = 0; tries < 3; tries++) {
      harness.port.then(answer(status, "{\"message\": \"" + echo + "\", " + echo));
    }

    assertSecret(harness.ask());
  }

  @Test
  void echoOfTheSecretAsTheToken_isInvalid() {
    harness.port.then(issued(PortFixtures.CLIENT_SECRET, 10_800));

    PortTokenResult outcome = harness.ask();

    assertEquals(new ResponseInvalid(), outcome);
  }

  @Test
  void faultOfTheSender_isThrownWithoutTheCredentials() {
    harness.port.then(() -> {
      throw new IllegalStateException("a fault in the program");
    });

    Throwable fault = assertThrows(IllegalStateException.class, harness::ask);

    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    assertSecret(trace);
  }

  private static void assertSecret(Object part) {
    String text = part.toString();
    assertFalse(text.contains(TOKEN), text);
    assertFalse(text.contains(PortFixtures.CLIENT_ID), text);
    assertFalse(text.contains(PortFixtures.CLIENT_SECRET), text);
  }
}
