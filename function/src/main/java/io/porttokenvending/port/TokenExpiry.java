package io.porttokenvending.port;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.time.Instant;
import java.util.Base64;

/** What a token itself says about when it ends; its signature cannot be checked here. */
sealed interface TokenExpiry {
  record At(Instant exp) implements TokenExpiry {}

  /** No JWT, or one without {@code exp}. */
  record Unstated() implements TokenExpiry {}

  /** The token says something that cannot be relied on; that is not the same as nothing. */
  record Unreadable() implements TokenExpiry {}

  /** The end of the year 9999. A time in milliseconds lies beyond it. */
  long LATEST = 253_402_300_799L;

  static TokenExpiry of(String token) {
    String[] segments = token.split("\\.", -1);
    if (segments.length != 3) {
      return new Unstated();
    }
    byte[] payload;
    try {
      payload = Base64.getUrlDecoder().decode(segments[1]);
    } catch (IllegalArgumentException e) {
      return new Unstated();
    }
    return switch (StrictJson.read(payload)) {
      case JsonReading.Value(JsonNode claims) when claims.isObject() && claims.has("exp") ->
          at(claims.path("exp"));
      case JsonReading.Value _ -> new Unstated();
      case JsonReading.Malformed _ ->
          looksLikeAnObject(payload) ? new Unreadable() : new Unstated();
    };
  }

  private static TokenExpiry at(JsonNode exp) {
    if (!exp.isIntegralNumber() || !exp.canConvertToLong()) {
      return new Unreadable();
    }
    long seconds = exp.longValue();
    return seconds > 0 && seconds <= LATEST
        ? new At(Instant.ofEpochSecond(seconds))
        : new Unreadable();
  }

  /** Such as an object with two {@code exp}, of which an opaque token must not come. */
  private static boolean looksLikeAnObject(byte[] payload) {
    String text = new String(payload, ISO_8859_1).strip();
    return text.startsWith("{") && text.endsWith("}");
  }
}
