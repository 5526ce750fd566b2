package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;

/** The way a request sends its token, which decides the form of its errors. */
enum RequestStyle {
  /** In {@code Authorization}, RFC 6750. */
  BEARER,
  /** RFC 8693; also a form with another grant, because its errors are the same in both. */
  TOKEN_EXCHANGE,
  /** RFC 7523. */
  JWT_BEARER;

  int status(ErrorCode code) {
    return this == BEARER ? code.status() : code.formStatus();
  }

  String error(ErrorCode code) {
    return switch (this) {
      case BEARER -> code.error();
      case TOKEN_EXCHANGE -> code.tokenExchangeError();
      case JWT_BEARER -> code.jwtBearerError();
    };
  }

  /** OAuth clients read errors as plain JSON, RFC 6749 section 5.2. */
  String errorMediaType() {
    return this == BEARER ? "application/problem+json" : "application/json";
  }
}
