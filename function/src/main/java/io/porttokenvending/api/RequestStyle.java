package io.porttokenvending.api;

import java.util.Optional;

/** How a request asks, which decides what its errors look like. */
enum RequestStyle {
  /** The token in {@code Authorization}, RFC 6750. */
  BEARER,
  /**
   * RFC 8693, and a form that is neither grant: their errors differ in nothing that it can meet.
   */
  TOKEN_EXCHANGE,
  /** RFC 7523. */
  JWT_BEARER;

  static RequestStyle of(GatewayRequest request) {
    if (!request.mediaType().equals(FormRequest.MEDIA_TYPE) || isNoForm(request.body())) {
      return BEARER;
    }
    Optional<String> grant = FormRequest.grantType(request.body());
    return grant.isPresent() && grant.get().equals(FormRequest.JWT_BEARER)
        ? JWT_BEARER
        : TOKEN_EXCHANGE;
  }

  /** Nothing, or JSON that curl declared a form. */
  private static boolean isNoForm(RequestBody body) {
    return body instanceof RequestBody.Bytes(byte[] bytes)
        && (bytes.length == 0 || bytes[0] == '{');
  }
}
