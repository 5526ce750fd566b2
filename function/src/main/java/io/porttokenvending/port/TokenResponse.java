package io.porttokenvending.port;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the token out of a successful answer's body. */
final class TokenResponse {
  private static final int MAX_TOKEN = 8 * 1024;

  /** No Port token lives for a year, and a number without bound would leave the calendar. */
  private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();

  /** A shorter secret may stand in a token by chance. */
  private static final int TELLING_LENGTH = 16;

  private TokenResponse() {}

  /**
   * The token, or empty when any part of the answer is not as it must be.
   *
   * @param sent when the request left; the life that Port states cannot have begun before
   * @param clientSecret is never handed out as a token, whatever the peer echoes
   */
  static Optional<PortAccessToken> read(
      PortExchange exchange, byte[] body, Instant sent, Secret clientSecret) {
    if (!(StrictJson.read(body) instanceof JsonReading.Value(JsonNode answer))) {
      return Optional.empty();
    }
    return switch (exchange) {
      case REST ->
          token(
              answer.path("accessToken"),
              answer.path("tokenType"),
              answer.path("expiresIn"),
              sent,
              clientSecret);
      case OAUTH ->
          token(
              answer.path("access_token"),
              answer.path("token_type"),
              answer.path("expires_in"),
              sent,
              clientSecret);
    };
  }

  private static Optional<PortAccessToken> token(
      JsonNode token, JsonNode type, JsonNode expiresIn, Instant sent, Secret clientSecret) {
    // No letter of "bearer" has a case variant beyond ASCII.
    if (!token.isTextual()
        || !isToken(token.textValue())
        || echoes(token.textValue(), clientSecret.reveal())
        || !type.isTextual()
        || !type.textValue().equalsIgnoreCase("bearer")) {
      return Optional.empty();
    }
    String value = token.textValue();
    return seconds(expiresIn)
        .map(sent::plusSeconds)
        .flatMap(stated -> earlier(stated, TokenExpiry.of(value)))
        .map(expiresAt -> new PortAccessToken(Secret.of(value), expiresAt));
  }

  /** A shell that reads a JSON null makes the text {@code null} of it. */
  private static boolean isToken(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_TOKEN
        && value.chars().allMatch(c -> c > ' ' && c < 0x7f)
        && !value.equals("null");
  }

  private static boolean echoes(String token, String clientSecret) {
    return clientSecret.length() < TELLING_LENGTH
        ? token.equals(clientSecret)
        : token.contains(clientSecret);
  }

  private static Optional<Long> seconds(JsonNode number) {
    if (number.isIntegralNumber()) {
      BigInteger seconds = number.bigIntegerValue();
      return seconds.signum() > 0
          ? Optional.of(seconds.min(BigInteger.valueOf(MAX_SECONDS)).longValue())
          : Optional.empty();
    }
    double seconds = number.isNumber() ? number.doubleValue() : 0;
    return seconds > 0 && Double.isFinite(seconds)
        ? Optional.of(Math.min((long) seconds, MAX_SECONDS))
        : Optional.empty();
  }

  /** Port's own client once kept to the stated life while the API said "token is expired". */
  private static Optional<Instant> earlier(Instant stated, TokenExpiry end) {
    return switch (end) {
      case TokenExpiry.At(Instant exp) -> Optional.of(exp.isBefore(stated) ? exp : stated);
      case TokenExpiry.Unstated _ -> Optional.of(stated);
      case TokenExpiry.Unreadable _ -> Optional.empty();
    };
  }
}
