package io.porttokenvending.port;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Reads the token from the body of a successful response. */
final class TokenResponse {
  private static final int MAX_TOKEN = 8 * 1024;

  /** No Port token lives for a year. */
  private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();

  /** The end of the year 9999. A time in milliseconds is later. */
  private static final long LATEST_EXP = 253_402_300_799L;

  /** A shorter secret may occur in a token by chance. */
  private static final int TELLING_LENGTH = 16;

  private TokenResponse() {}

  /**
   * Returns the token; empty if any part of the response is invalid.
   *
   * @param sent time of the request, from which the stated lifetime counts
   * @param clientSecret is never returned as a token, whatever the server echoes
   */
  static Optional<PortAccessToken> read(
      PortExchange exchange, byte[] body, Instant sent, Secret clientSecret) {
    if (!(StrictJson.read(body) instanceof JsonReading.Value(JsonNode answer))) {
      return Optional.empty();
    }
    boolean rest = exchange == PortExchange.REST;
    JsonNode token = answer.path(rest ? "accessToken" : "access_token");
    JsonNode type = answer.path(rest ? "tokenType" : "token_type");
    JsonNode expiresIn = answer.path(rest ? "expiresIn" : "expires_in");
    // No letter of "bearer" has a case variant beyond ASCII.
    if (!token.isTextual() || !type.isTextual() || !type.textValue().equalsIgnoreCase("bearer")) {
      return Optional.empty();
    }
    double seconds = expiresIn.isNumber() ? expiresIn.doubleValue() : 0;
    if (!(seconds > 0) || !Double.isFinite(seconds)) {
      return Optional.empty();
    }
    Instant stated = sent.plusSeconds(Math.min((long) seconds, MAX_SECONDS));
    return token(token.textValue(), stated, clientSecret);
  }

  /** Returns the token; empty if it is not usable as one. */
  static Optional<PortAccessToken> token(String value, Instant stated, Secret clientSecret) {
    return isToken(value) && !echoes(value, clientSecret.reveal())
        ? expiry(value, stated).map(end -> new PortAccessToken(Secret.of(value), end))
        : Optional.empty();
  }

  /** A shell turns a JSON null into the text {@code null}. */
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

  /**
   * Returns the earlier of {@code stated} and the token's own {@code exp}, if it is a JWT that has
   * one; empty if its {@code exp} is unusable. Port's own client once relied on the stated lifetime
   * while the API reported an expired token.
   */
  private static Optional<Instant> expiry(String token, Instant stated) {
    String[] segments = token.split("\\.", -1);
    if (segments.length != 3) {
      return Optional.of(stated);
    }
    byte[] payload;
    try {
      payload = Base64.getUrlDecoder().decode(segments[1]);
    } catch (IllegalArgumentException e) {
      return Optional.of(stated);
    }
    return switch (StrictJson.read(payload)) {
      case JsonReading.Value(JsonNode claims) when claims.isObject() && claims.has("exp") ->
          exp(claims.path("exp")).map(exp -> exp.isBefore(stated) ? exp : stated);
      case JsonReading.Malformed _ when looksLikeAnObject(payload) -> Optional.empty();
      case JsonReading.Value _, JsonReading.Malformed _ -> Optional.of(stated);
    };
  }

  private static Optional<Instant> exp(JsonNode exp) {
    boolean inRange =
        exp.isIntegralNumber()
            && exp.canConvertToLong()
            && exp.longValue() > 0
            && exp.longValue() <= LATEST_EXP;
    return inRange ? Optional.of(Instant.ofEpochSecond(exp.longValue())) : Optional.empty();
  }

  /** For example an object with two {@code exp}; the payload of an opaque token is none. */
  private static boolean looksLikeAnObject(byte[] payload) {
    String text = new String(payload, ISO_8859_1).strip();
    return text.startsWith("{") && text.endsWith("}");
  }
}
