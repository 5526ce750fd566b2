package io.porttokenvending.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.http.HttpOutcome.Answer;
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
import io.porttokenvending.timing.Deadline;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Sends one exchange to Port and judges the response. */
record PortTokenEndpoint(HttpSender http, InstantSource clock) {
  PortReply exchange(PortCredentials credentials, TokenAddress address, Deadline deadline) {
    Instant sent = clock.instant();
    return switch (http.send(request(credentials, address), deadline)) {
      case Answer answer -> judge(answer, credentials, address, sent);
      // The status still counts: a gateway's error page may have any size.
      case HttpOutcome.TooLarge(int status) ->
          judge(new Answer(status, Map.of(), new byte[0]), credentials, address, sent);
      case HttpOutcome.NotConnected _, HttpOutcome.NoAnswer _ -> new Down(Optional.empty());
      case HttpOutcome.TimedOut _, HttpOutcome.CutShort _ -> new Lost();
    };
  }

  static HttpCall request(PortCredentials credentials, TokenAddress address) {
    return switch (address.exchange()) {
      case REST -> post(address, "application/json", json(credentials));
      case OAUTH -> post(address, "application/x-www-form-urlencoded", form(credentials));
    };
  }

  private static HttpCall post(TokenAddress address, String type, String body) {
    return new HttpCall(
        "POST",
        address.uri(),
        Map.of("Content-Type", type, "Accept", "application/json"),
        body.getBytes(UTF_8));
  }

  /** These two members alone: Port's schema allows no other. */
  private static String json(PortCredentials credentials) {
    return JsonText.write(
        JsonNodeFactory.instance
            .objectNode()
            .put("clientId", credentials.clientId().reveal())
            .put("clientSecret", credentials.clientSecret().reveal()));
  }

  /** RFC 6749 section 4.4.2, with the client in the body as section 2.3.1 allows. */
  private static String form(PortCredentials credentials) {
    return "grant_type=client_credentials&client_id="
        + encoded(credentials.clientId())
        + "&client_secret="
        + encoded(credentials.clientSecret());
  }

  private static String encoded(Secret value) {
    return URLEncoder.encode(value.reveal(), UTF_8);
  }

  private PortReply judge(
      Answer answer, PortCredentials credentials, TokenAddress address, Instant sent) {
    int status = answer.status();
    if (status == 200) {
      return TokenResponse.read(address.exchange(), answer.body(), sent, credentials.clientSecret())
          .<PortReply>map(Issued::new)
          .orElseGet(Invalid::new);
    }
    if (status == 429) {
      return new RateLimited(RetryAfter.whenRateLimited(answer, clock.instant()));
    }
    if (status == 408 || (status >= 500 && status <= 599)) {
      return new Down(RetryAfter.whenUnavailable(answer, clock.instant()));
    }
    boolean rejected =
        switch (address.exchange()) {
          case REST -> status == 401 || status == 403;
          case OAUTH -> (status == 400 || status == 401) && isInvalidClient(answer.body());
        };
    return rejected ? new Rejected() : new Invalid();
  }

  /** RFC 6749 section 5.2. */
  private static boolean isInvalidClient(byte[] body) {
    return StrictJson.read(body) instanceof JsonReading.Value(JsonNode answer)
        && "invalid_client".equals(answer.path("error").textValue());
  }
}
