package io.porttokenvending.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import java.util.Base64;
import java.util.Locale;

/** A request's body, decoded once according to its media type. */
sealed interface RequestBody {
  int MAX_BYTES = 16 * 1024;
  String FORM = "application/x-www-form-urlencoded";

  /** No body, with any media type. */
  record None() implements RequestBody {}

  record Json(byte[] bytes) implements RequestBody {}

  record Form(FormParameters parameters, RequestStyle style) implements RequestBody {}

  /** A body of another media type. */
  record Unsupported(String detail) implements RequestBody {}

  /** A body that is too large or not the base64 that the gateway declared. */
  record Unreadable(Refused why, RequestStyle style) implements RequestBody {}

  /**
   * Decodes the body.
   *
   * @param contentType value of the header, empty for none
   */
  static RequestBody of(String text, boolean base64, String contentType) {
    String mediaType = mediaType(contentType.toLowerCase(Locale.ROOT));
    // Four base64 characters encode three bytes. A body that is certainly too long is not decoded.
    if (text.length() > (base64 ? MAX_BYTES / 3 * 4 + 8 : MAX_BYTES)) {
      return tooLarge(mediaType);
    }
    byte[] bytes;
    try {
      bytes = base64 ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      return unreadable(
          ErrorCode.INVALID_REQUEST,
          "The event marks the body as base64, but it is not. Send the request through the HTTP"
              + " API.",
          mediaType);
    }
    return bytes.length > MAX_BYTES ? tooLarge(mediaType) : of(bytes, mediaType);
  }

  private static RequestBody of(byte[] bytes, String mediaType) {
    if (bytes.length == 0) {
      return new None();
    }
    return switch (mediaType) {
      case "", "application/json" -> new Json(bytes);
      case FORM -> form(new String(bytes, UTF_8));
      default ->
          new Unsupported(
              "The body's media type is not supported. Send JSON with the header Content-Type:"
                  + " application/json.");
    };
  }

  private static RequestBody form(String text) {
    if (text.startsWith("{")) {
      // curl sends this type for -d unless a header overrides it.
      return new Unsupported(
          "The body looks like JSON, but its media type is a form. Add the header Content-Type:"
              + " application/json.");
    }
    FormParameters parameters = FormParameters.read(text);
    return new Form(parameters, FormRequest.style(parameters));
  }

  /** Returns the media type without parameters, or the whole value if the charset is not UTF-8. */
  private static String mediaType(String value) {
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

  private static RequestBody tooLarge(String mediaType) {
    return unreadable(
        ErrorCode.PAYLOAD_TOO_LARGE,
        "The body is longer than 16 KiB. Send a shorter one.",
        mediaType);
  }

  private static RequestBody unreadable(ErrorCode code, String detail, String mediaType) {
    return new Unreadable(
        Refused.of(code, detail),
        mediaType.equals(FORM) ? RequestStyle.TOKEN_EXCHANGE : RequestStyle.BEARER);
  }

  default RequestStyle style() {
    return switch (this) {
      case None(), Json(_), Unsupported(_) -> RequestStyle.BEARER;
      case Form(_, RequestStyle style) -> style;
      case Unreadable(_, RequestStyle style) -> style;
    };
  }
}
