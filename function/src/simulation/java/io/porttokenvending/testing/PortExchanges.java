package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import io.porttokenvending.testing.PortCredentialSets.ActiveToken;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port's two endpoints that exchange client credentials for a token. */
final class PortExchanges {
  private final PortCredentialSets credentials;
  private volatile @Nullable Duration statedExpiresIn;

  PortExchanges(PortCredentialSets credentials) {
    this.credentials = credentials;
  }

  void statedExpiresIn(@Nullable Duration expiresIn) {
    statedExpiresIn = expiresIn;
  }

  /** Exchange of the REST API, which requires a JSON object of exactly two members. */
  Reply rest(Call call) {
    if (!call.method().equals("POST")) {
      return notFound();
    }
    if (call.hasHeader("authorization")) {
      return refused(400, "unexpected_authorization", "This route takes no Authorization header");
    }
    if (!call.mediaType().equals("application/json")) {
      return refused(415, "unsupported_media_type", "The body must be application/json");
    }
    return switch (StrictJson.read(call.body())) {
      case JsonReading.Malformed malformed ->
          refused(400, "invalid_json", "The body is no JSON: " + malformed.reason());
      case JsonReading.Value value -> rest(value.node());
    };
  }

  private Reply rest(JsonNode body) {
    JsonNode id = body.path("clientId");
    JsonNode secret = body.path("clientSecret");
    if (!body.isObject() || body.size() != 2 || !id.isTextual() || !secret.isTextual()) {
      return refused(422, "invalid_request", "The body must have clientId and clientSecret only");
    }
    return credentials
        .exchange(id.textValue(), secret.textValue())
        .map(this::issued)
        .orElseGet(
            () -> refused(401, "invalid_credentials", "The client id or secret is not valid"));
  }

  private Reply issued(ActiveToken token) {
    return Reply.json(
        200,
        object()
            .put("ok", true)
            .put("accessToken", token.value())
            .put("expiresIn", expiresIn(token))
            .put("tokenType", "Bearer"));
  }

  /** Exchange of the MCP host, RFC 6749 section 4.4, with the credentials in the form. */
  Reply oauth(Call call) {
    if (!call.method().equals("POST")) {
      return Reply.of(405).header("Allow", "POST");
    }
    FormParameters form = FormParameters.read(call.text());
    if (!call.mediaType().equals("application/x-www-form-urlencoded")
        || call.hasHeader("authorization")
        || form.anyDoubled()) {
      return oauthError(400, "invalid_request");
    }
    Optional<String> grant = form.only("grant_type");
    Optional<String> id = form.only("client_id");
    Optional<String> secret = form.only("client_secret");
    if (grant.isEmpty()) {
      return oauthError(400, "invalid_request");
    }
    if (!grant.get().equals("client_credentials")) {
      return oauthError(400, "unsupported_grant_type");
    }
    return credentials
        .exchange(id.orElse(""), secret.orElse(""))
        .map(this::granted)
        .orElseGet(() -> oauthError(401, "invalid_client"));
  }

  private Reply granted(ActiveToken token) {
    return Reply.json(
            200,
            object()
                .put("access_token", token.value())
                .put("expires_in", expiresIn(token))
                .put("token_type", "Bearer"))
        .header("Cache-Control", "no-store");
  }

  private long expiresIn(ActiveToken token) {
    Duration stated = statedExpiresIn;
    return stated == null ? credentials.remainingSeconds(token) : stated.toSeconds();
  }

  static Reply notFound() {
    return refused(404, "not_found", "Route not found");
  }

  private static Reply refused(int status, String error, String message) {
    return Reply.json(
        status, object().put("ok", false).put("error", error).put("message", message));
  }

  private static Reply oauthError(int status, String error) {
    return Reply.json(status, object().put("error", error));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
