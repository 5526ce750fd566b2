package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.testing.GatewayEvent;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The body of an OAuth grant. */
record OAuthForm(Map<String, String> parameters) {
  static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  static OAuthForm tokenExchange(String token) {
    return new OAuthForm(Map.of())
        .with("grant_type", TOKEN_EXCHANGE)
        .with("subject_token", token)
        .with("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
  }

  static OAuthForm jwtBearer(String token) {
    return new OAuthForm(Map.of()).with("grant_type", JWT_BEARER).with("assertion", token);
  }

  static OAuthForm of(String grant, String token) {
    return grant.equals(JWT_BEARER) ? jwtBearer(token) : tokenExchange(token);
  }

  OAuthForm with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return new OAuthForm(changed);
  }

  OAuthForm without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.remove(name);
    return new OAuthForm(changed);
  }

  GatewayEvent toEvent() {
    return toEvent("/v1/token");
  }

  GatewayEvent toEvent(String path) {
    String body =
        parameters.entrySet().stream()
            .map(parameter ->
                parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return GatewayEvent.of("POST", path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(body);
  }

  @Override
  public String toString() {
    return "OAuthForm" + parameters.keySet();
  }
}
