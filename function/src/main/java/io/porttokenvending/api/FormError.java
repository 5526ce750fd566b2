package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;

/**
 * A code's status and {@code error} as the OAuth grants have them, RFC 6749 section 5.2.
 *
 * @param error from there, or from RFC 8707 section 2
 */
record FormError(int status, String error) {
  static FormError of(ErrorCode code, RequestStyle style) {
    return switch (style) {
      case BEARER -> new FormError(code.status(), code.error());
      // What is wrong with the token is invalid_request in RFC 8693 section 2.2.2, and
      // invalid_grant in RFC 7523 section 3.1.
      case TOKEN_EXCHANGE -> of(code, "invalid_request");
      case JWT_BEARER -> of(code, "invalid_grant");
    };
  }

  private static FormError of(ErrorCode code, String ofToken) {
    return switch (code) {
      case TOKEN_MISSING,
          TOKEN_MALFORMED,
          TOKEN_ALGORITHM_REFUSED,
          TOKEN_SIGNATURE_INVALID,
          TOKEN_ISSUER_UNTRUSTED,
          TOKEN_AUDIENCE_MISMATCH,
          TOKEN_CLAIMS_INCOMPLETE,
          TOKEN_CLAIMS_INCONSISTENT,
          TOKEN_KEY_UNKNOWN,
          TOKEN_EXPIRED,
          TOKEN_NOT_YET_VALID,
          TOKEN_TOO_OLD,
          TOKEN_REPLAYED,
          EVENT_REFUSED,
          IDENTITY_ID_MISMATCH ->
          new FormError(400, ofToken);
      case ACCESS_DENIED, PROFILE_REQUIRED -> new FormError(400, "invalid_scope");
      case RESOURCE_MISMATCH -> new FormError(400, "invalid_target");
      case INVALID_REQUEST,
          CLIENT_UNKNOWN,
          CLIENT_NEEDS_EMBEDDED_TOKEN,
          UNSUPPORTED_GRANT_TYPE,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          PAYLOAD_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          INTERNAL_ERROR,
          PORT_CREDENTIALS_REJECTED,
          PORT_RESPONSE_INVALID,
          SECRET_MALFORMED,
          SECRET_MISSING,
          SIGNING_KEYS_UNAVAILABLE,
          SECRETS_UNAVAILABLE,
          PORT_UNAVAILABLE,
          PORT_RATE_LIMITED,
          REPLAY_STORE_UNAVAILABLE,
          TOKEN_LIFETIME_INSUFFICIENT ->
          new FormError(code.status(), code.error());
    };
  }
}
