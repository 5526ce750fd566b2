package io.porttokenvending.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.PortAccessToken;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.port.PortReply.Down;
import io.porttokenvending.port.PortReply.Invalid;
import io.porttokenvending.port.PortReply.Issued;
import io.porttokenvending.port.PortReply.Lost;
import io.porttokenvending.port.PortReply.RateLimited;
import io.porttokenvending.port.PortReply.Rejected;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Plaintext of a shared row: a reply of Port and how long it is in force, in milliseconds.
 *
 * @param at when the exchange ended, by the clock of the instance that made it
 */
record SharedResult(PortReply reply, Instant at, Duration suspension) {
  /** A failure suspends nothing in one instance, but all of them would repeat it at once. */
  private static final Duration FAILURE = Duration.ofSeconds(5);

  static SharedResult of(CacheEntry entry) {
    return new SharedResult(
        entry.last(), entry.at(), entry.suspension().isZero() ? FAILURE : entry.suspension());
  }

  byte[] toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", at.toEpochMilli())
            .put("suspension", suspension.toMillis());
    switch (reply) {
      case Issued(PortAccessToken token) ->
          json.put("result", "token")
              .put("token", token.value().reveal())
              .put("expires_at", token.expiresAt().toEpochMilli());
      case Rejected _ -> json.put("result", "rejected");
      case Invalid _ -> json.put("result", "invalid");
      case RateLimited(Optional<Duration> retryAfter) ->
          putRetryAfter(json.put("result", "rate_limited"), retryAfter);
      case Down(Optional<Duration> retryAfter) ->
          putRetryAfter(json.put("result", "unavailable"), retryAfter);
      case Lost _ -> json.put("result", "unavailable");
    }
    return JsonText.write(json).getBytes(UTF_8);
  }

  private static void putRetryAfter(ObjectNode json, Optional<Duration> retryAfter) {
    retryAfter.ifPresent(it -> json.put("retry_after", it.toMillis()));
  }

  /** Returns the result; empty if any part of it is invalid, a token as from Port included. */
  static Optional<SharedResult> read(byte[] text, Secret clientSecret) {
    if (!(StrictJson.read(text) instanceof JsonReading.Value(JsonNode json))
        || !json.path("at").canConvertToLong()
        || !json.path("suspension").canConvertToLong()) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(json.path("at").longValue());
    Duration suspension = Duration.ofMillis(json.path("suspension").longValue());
    return reply(json, clientSecret).map(reply -> new SharedResult(reply, at, suspension));
  }

  private static Optional<PortReply> reply(JsonNode json, Secret clientSecret) {
    Optional<Duration> retryAfter =
        Optional.of(json.path("retry_after"))
            .filter(JsonNode::canConvertToLong)
            .map(it -> Duration.ofMillis(it.longValue()));
    return switch (json.path("result").asText()) {
      case "token" ->
          TokenResponse.token(
                  json.path("token").asText(),
                  Instant.ofEpochMilli(json.path("expires_at").longValue()),
                  clientSecret)
              .map(Issued::new);
      case "rejected" -> Optional.of(new Rejected());
      case "invalid" -> Optional.of(new Invalid());
      case "rate_limited" -> Optional.of(new RateLimited(retryAfter));
      case "unavailable" -> Optional.of(new Down(retryAfter));
      default -> Optional.empty();
    };
  }
}
