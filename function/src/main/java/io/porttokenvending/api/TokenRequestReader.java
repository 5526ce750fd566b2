package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.secret.Secret;

/** Reads what a caller asks for, before anything is looked at. */
final class TokenRequestReader {
  private static final byte[] NO_BODY = new byte[0];

  private TokenRequestReader() {}

  sealed interface Reading {
    record Asked(TokenRequest request) implements Reading {}

    record Wrong(Refused why) implements Reading {}
  }

  static Reading read(GatewayRequest request, Route route) {
    FormParameters query = FormParameters.read(request.query());
    if (query.doubled().isPresent()) {
      return wrong(ErrorCode.INVALID_REQUEST, "A name in the query was given more than once.");
    }
    return switch (request.body()) {
      case RequestBody.TooLarge() ->
          wrong(ErrorCode.PAYLOAD_TOO_LARGE, "The body is longer than 16 KiB.");
      case RequestBody.Undecodable() ->
          wrong(ErrorCode.INVALID_REQUEST, "The body cannot be decoded.");
      case RequestBody.Bytes(byte[] bytes) ->
          route == Route.MCP_CONFIG ? withQuery(request, query, bytes) : withBody(request, bytes);
    };
  }

  private static Reading withQuery(GatewayRequest request, FormParameters query, byte[] body) {
    return body.length > 0
        ? wrong(
            ErrorCode.INVALID_REQUEST,
            "This path takes no body: profile, client, embed_token and min_ttl stand in the query.")
        : switch (SubjectToken.of(request)) {
          case SubjectToken.Reading.None(Refused why) -> new Reading.Wrong(why);
          case SubjectToken.Reading.Found(Secret token) -> RequestMembers.read(token, query);
        };
  }

  private static Reading withBody(GatewayRequest request, byte[] body) {
    if (body.length == 0) {
      return withToken(request, NO_BODY);
    }
    return switch (request.mediaType()) {
      case "", "application/json" -> withToken(request, body);
      case FormRequest.MEDIA_TYPE -> FormRequest.read(request, body);
      default ->
          wrong(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "Send the body as JSON, with the header Content-Type: application/json.");
    };
  }

  private static Reading withToken(GatewayRequest request, byte[] body) {
    return switch (SubjectToken.of(request)) {
      case SubjectToken.Reading.None(Refused why) -> new Reading.Wrong(why);
      case SubjectToken.Reading.Found(Secret token) -> RequestMembers.read(token, body);
    };
  }

  static Reading wrong(ErrorCode code, String detail) {
    return new Reading.Wrong(Refused.of(code, detail));
  }
}
