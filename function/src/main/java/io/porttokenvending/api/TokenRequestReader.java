package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.secret.Secret;
import java.util.function.Function;

/** Reads a token request without verifying it. */
final class TokenRequestReader {
  private TokenRequestReader() {}

  sealed interface Reading {
    record Valid(TokenRequest request) implements Reading {}

    record Invalid(Refused why) implements Reading {}
  }

  /** Reads a request from a JSON body, from an OAuth form, or from the header alone. */
  static Reading fromBody(GatewayRequest request) {
    if (request.query().duplicate()) {
      return duplicateInQuery();
    }
    return switch (request.body()) {
      case RequestBody.None() -> withBearer(request, RequestMembers::none);
      case RequestBody.Json(byte[] json) ->
          withBearer(request, token -> RequestMembers.read(token, json));
      case RequestBody.Form(FormParameters form, _) -> FormRequest.read(form, request);
      case RequestBody.Unsupported(String detail) ->
          invalid(ErrorCode.UNSUPPORTED_MEDIA_TYPE, detail);
      case RequestBody.Unreadable(Refused why, _) -> new Reading.Invalid(why);
    };
  }

  /** Reads a request from the query, without a body. */
  static Reading fromQuery(GatewayRequest request) {
    if (request.query().duplicate()) {
      return duplicateInQuery();
    }
    return switch (request.body()) {
      case RequestBody.None() ->
          withBearer(request, token -> RequestMembers.read(token, request.query()));
      case RequestBody.Json(_), RequestBody.Form(_, _), RequestBody.Unsupported(_) ->
          invalid(
              ErrorCode.INVALID_REQUEST,
              "This path accepts no body. Send profile, client, embed_token and min_ttl in the"
                  + " query.");
      case RequestBody.Unreadable(Refused why, _) -> new Reading.Invalid(why);
    };
  }

  private static Reading withBearer(GatewayRequest request, Function<Secret, Reading> members) {
    return switch (BearerToken.of(request)) {
      case BearerToken.Found(Secret token) -> members.apply(token);
      case BearerToken.Missing(Refused why) -> new Reading.Invalid(why);
      case BearerToken.Duplicate(Refused why) -> new Reading.Invalid(why);
    };
  }

  private static Reading duplicateInQuery() {
    return invalid(
        ErrorCode.INVALID_REQUEST, "The query repeats a parameter. Send each parameter once.");
  }

  static Reading invalid(ErrorCode code, String detail) {
    return new Reading.Invalid(Refused.of(code, detail));
  }
}
