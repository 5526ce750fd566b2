package io.porttokenvending.contract;

import static io.porttokenvending.contract.RefusedRequest.refused;
import static io.porttokenvending.exchange.ErrorCode.CLIENT_NEEDS_EMBEDDED_TOKEN;
import static io.porttokenvending.exchange.ErrorCode.CLIENT_UNKNOWN;
import static io.porttokenvending.exchange.ErrorCode.INVALID_REQUEST;
import static io.porttokenvending.exchange.ErrorCode.METHOD_NOT_ALLOWED;
import static io.porttokenvending.exchange.ErrorCode.NOT_FOUND;
import static io.porttokenvending.exchange.ErrorCode.PAYLOAD_TOO_LARGE;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_MISSING;
import static io.porttokenvending.exchange.ErrorCode.UNSUPPORTED_GRANT_TYPE;
import static io.porttokenvending.exchange.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static java.util.Map.entry;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.World;
import java.util.Map;
import java.util.function.Function;

/** Requests whose token is not looked at. */
final class FormRefusals {
  static final Map<ErrorCode, Function<World, RefusedRequest>> BY_CODE =
      Map.ofEntries(
          entry(
              INVALID_REQUEST,
              world -> refused(world.request("{\"profile\":5}"), "profile must be a string.")),
          entry(
              CLIENT_UNKNOWN,
              world ->
                  refused(
                      world.request("{\"client\":\"emacs\"}"),
                      "client must be one of " + String.join(", ", AgentClient.ids()) + ".")),
          entry(
              CLIENT_NEEDS_EMBEDDED_TOKEN,
              world ->
                  refused(
                      world.request("{\"client\":\"cline\",\"embed_token\":false}"),
                      "cline reads no environment variables in its configuration.")),
          entry(
              UNSUPPORTED_GRANT_TYPE,
              world ->
                  refused(
                      world
                          .anonymous()
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .body("grant_type=password"),
                      "grant_type must be urn:ietf:params:oauth:grant-type:token-exchange or"
                          + " urn:ietf:params:oauth:grant-type:jwt-bearer.")),
          entry(
              TOKEN_MISSING,
              world ->
                  refused(
                      world.anonymous(),
                      "Send the job's GitHub OIDC token in the header Authorization, after Bearer"
                          + " and a space.")),
          entry(
              NOT_FOUND,
              world ->
                  refused(
                      GatewayEvent.of("POST", "/v1/tokens"),
                      "Nothing is served at this path. Request a token with POST /v1/token.")),
          entry(
              METHOD_NOT_ALLOWED,
              world ->
                  refused(GatewayEvent.of("GET", "/v1/token"), "This path accepts only POST.")
                      .with("Allow", "POST")),
          entry(
              PAYLOAD_TOO_LARGE,
              world ->
                  refused(world.request(" ".repeat(16_385)), "The body is longer than 16 KiB.")),
          entry(
              UNSUPPORTED_MEDIA_TYPE,
              world ->
                  refused(
                      world.request().header("Content-Type", "text/plain").body("{}"),
                      "Send the body as JSON, with the header Content-Type:"
                          + " application/json.")));

  private FormRefusals() {}
}
