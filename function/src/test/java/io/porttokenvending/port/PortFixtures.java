package io.porttokenvending.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.exchange.PortTokenResult;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One set of credentials, one profile, and answers as Port gives them. */
final class PortFixtures {
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final String CLIENT_ID = "client-id-of-the-tests";
  static final String CLIENT_SECRET = "client-secret-of-the-tests";

  /** Long enough for its tokens to be shared. */
  static final String SHARED_SECRET = "client-secret-of-the-tests-0123456789";

  private PortFixtures() {}

  static PortCredentials credentials(String versionId) {
    return credentials(versionId, CLIENT_SECRET);
  }

  static PortCredentials credentials(String versionId, String clientSecret) {
    return new PortCredentials(
        "port-token-vending/catalog-reader",
        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:port-token-vending/catalog-reader-a1B2c3",
        versionId,
        Secret.of(CLIENT_ID),
        Secret.of(clientSecret));
  }

  static PortSettings settings(PortExchange exchange, Duration minTtl) {
    return new PortSettings(
        URI.create("https://api.port.io"),
        URI.create("https://mcp.port.io/v1"),
        "port-token-vending/catalog-reader",
        exchange,
        minTtl);
  }

  static Deadline tenSeconds() {
    return Deadline.in(Duration.ofSeconds(10));
  }

  static Answer answer(int status, String body) {
    return new Answer(status, Map.of(), body.getBytes(UTF_8));
  }

  static Answer answer(int status, String header, String value) {
    return new Answer(status, Map.of(header, List.of(value)), new byte[0]);
  }

  static HttpOutcome issued(String token, long expiresIn) {
    return answer(200, restBody(token, expiresIn));
  }

  static String restBody(String token, long expiresIn) {
    return """
    {"ok": true, "accessToken": "%s", "expiresIn": %d, "tokenType": "Bearer"}\
    """
        .formatted(token, expiresIn);
  }

  static String oauthBody(String token, long expiresIn) {
    return """
    {"access_token": "%s", "expires_in": %d, "token_type": "bearer"}\
    """
        .formatted(token, expiresIn);
  }

  static String jwt(String payload) {
    return "eyJhbGciOiJIUzI1NiJ9."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8))
        + ".c2lnbmF0dXJl";
  }

  /** Returns the remaining time of a lifetime that is insufficient. */
  static Duration remaining(PortTokenResult result) {
    return assertInstanceOf(PortTokenResult.LifetimeInsufficient.class, result).remaining();
  }
}
