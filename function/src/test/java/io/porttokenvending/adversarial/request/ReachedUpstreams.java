package io.porttokenvending.adversarial.request;

import io.porttokenvending.exchange.ErrorCode;

/** How far a request gets on an instance that holds nothing yet. */
enum ReachedUpstreams {
  /** Decided from the request alone. */
  NOTHING,
  /** One fetch of one listed issuer's keys. */
  KEYS,
  /** In addition to the keys: the secret and Port once, the table for a read and a write. */
  EVERYTHING;

  static ReachedUpstreams of(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST,
          CLIENT_UNKNOWN,
          CLIENT_NEEDS_EMBEDDED_TOKEN,
          UNSUPPORTED_GRANT_TYPE,
          TOKEN_MISSING,
          TOKEN_MALFORMED,
          TOKEN_ALGORITHM_REFUSED,
          TOKEN_ISSUER_UNTRUSTED,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          PAYLOAD_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE ->
          NOTHING;
      case TOKEN_KEY_UNKNOWN,
          TOKEN_SIGNATURE_INVALID,
          TOKEN_CLAIMS_INCOMPLETE,
          TOKEN_AUDIENCE_MISMATCH,
          TOKEN_EXPIRED,
          TOKEN_NOT_YET_VALID,
          TOKEN_TOO_OLD,
          TOKEN_CLAIMS_INCONSISTENT,
          PROFILE_REQUIRED,
          ACCESS_DENIED,
          IDENTITY_ID_MISMATCH,
          EVENT_REFUSED,
          RESOURCE_MISMATCH,
          SIGNING_KEYS_UNAVAILABLE ->
          KEYS;
      case TOKEN_REPLAYED -> EVERYTHING;
      case SECRETS_UNAVAILABLE,
          SECRET_MALFORMED,
          SECRET_MISSING,
          PORT_CREDENTIALS_REJECTED,
          PORT_RATE_LIMITED,
          PORT_RESPONSE_INVALID,
          PORT_UNAVAILABLE,
          TOKEN_LIFETIME_INSUFFICIENT,
          REPLAY_STORE_UNAVAILABLE,
          INTERNAL_ERROR ->
          throw new IllegalArgumentException("no request alone causes " + code);
    };
  }
}
