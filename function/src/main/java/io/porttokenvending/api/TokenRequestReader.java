package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.secret.Secret;
import java.util.function.Function;

/** Reads a token request; nothing in it is verified yet. */
final class TokenRequestReader {
  private TokenRequestReader() {}

  sealed interface Reading {
    record Valid(TokenRequest request) implements Reading {}

    record Invalid(Refused why) implements Reading {}
  }

  /** The request in a JSON body, in an OAuth form, or in the header alone. */
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

  /** The request in the query, without a body. */
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
              "This path takes no body: send profile, client, embed_token and min_ttl in the"
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
    return invalid(ErrorCode.INVALID_REQUEST, "A name in the query was given more than once.");
  }

  static Reading invalid(ErrorCode code, String detail) {
    return new Reading.Invalid(Refused.of(code, detail));
  }
}
