package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.secret.Secret;
import java.util.List;
import java.util.Locale;

/** Reads what a caller of the token endpoint asks for, before anything is looked at. */
final class TokenRequestReader {
  private TokenRequestReader() {}

  sealed interface Reading {
    record Asked(TokenRequest request) implements Reading {}

    record Wrong(Refused why) implements Reading {}
  }

  static Reading read(GatewayRequest request) {
    if (request.doubledQueryName().isPresent()) {
      return wrong(ErrorCode.INVALID_REQUEST, "A name in the query was given more than once.");
    }
    return switch (request.body()) {
      case RequestBody.TooLarge() ->
          wrong(ErrorCode.PAYLOAD_TOO_LARGE, "The body is longer than 16 KiB.");
      case RequestBody.Undecodable() ->
          wrong(ErrorCode.INVALID_REQUEST, "The body cannot be decoded.");
      case RequestBody.Bytes(byte[] bytes) -> read(request, bytes);
    };
  }

  private static Reading read(GatewayRequest request, byte[] body) {
    if (body.length == 0) {
      return withToken(request, body);
    }
    return switch (mediaType(request)) {
      case "", "application/json" -> withToken(request, body);
      case "application/x-www-form-urlencoded" -> form(new String(body, UTF_8));
      default ->
          wrong(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "Send the body as JSON, with the header Content-Type: application/json.");
    };
  }

  private static Reading withToken(GatewayRequest request, byte[] body) {
    return switch (SubjectToken.of(request)) {
      case SubjectToken.Reading.None(Refused why) -> new Reading.Wrong(why);
      case SubjectToken.Reading.Found(Secret token) ->
          RequestMembers.read(token, request.requestId(), body);
    };
  }

  /** curl sends this type for {@code -d} unless it is told otherwise. */
  private static Reading form(String form) {
    if (form.startsWith("{")) {
      return wrong(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "The body looks like JSON and is declared a form; add the header Content-Type:"
              + " application/json.");
    }
    if (FormNames.doubled(form).isPresent()) {
      return wrong(ErrorCode.INVALID_REQUEST, "A name in the form was given more than once.");
    }
    return FormNames.contains(form, "grant_type")
        ? wrong(
            ErrorCode.UNSUPPORTED_GRANT_TYPE,
            "Send the token in the header Authorization, after Bearer and a space.")
        : wrong(ErrorCode.INVALID_REQUEST, "The form has no grant_type; send JSON or no body.");
  }

  /** The media type without parameters; a charset other than UTF-8 makes it another type. */
  private static String mediaType(GatewayRequest request) {
    List<String> values = request.header("content-type");
    String value = values.isEmpty() ? "" : String.join(",", values).toLowerCase(Locale.ROOT);
    int semicolon = value.indexOf(';');
    if (semicolon < 0) {
      return value.strip();
    }
    for (String parameter : value.substring(semicolon + 1).split(";", -1)) {
      String stripped = parameter.strip().replace("\"", "");
      if (stripped.startsWith("charset=") && !stripped.equals("charset=utf-8")) {
        return value;
      }
    }
    return value.substring(0, semicolon).strip();
  }

  static Reading wrong(ErrorCode code, String detail) {
    return new Reading.Wrong(Refused.of(code, detail));
  }
}
