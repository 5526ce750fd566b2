package io.porttokenvending.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.secret.Secret;
import java.net.URLEncoder;
import java.util.Map;

/** The call that sends a client id and secret to a token address. */
final class PortTokenRequest {
  private PortTokenRequest() {}

  static HttpCall of(PortCredentials credentials, TokenAddress address) {
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
}
