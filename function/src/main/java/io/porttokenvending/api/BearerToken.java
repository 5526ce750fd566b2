package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.secret.Secret;

/** The {@code Authorization: Bearer} header, RFC 6750. */
sealed interface BearerToken {
  String SCHEME = "Bearer";

  /** Next step if the token is empty, in the header or in a form. */
  String PERMISSION =
      "Add permissions: id-token: write to the job, so that it can request an OIDC token.";

  record Found(Secret token) implements BearerToken {}

  /** No header, another scheme or no token. */
  record Missing(Refused why) implements BearerToken {}

  record Duplicate(Refused why) implements BearerToken {}

  static BearerToken of(GatewayRequest request) {
    var values = request.authorization();
    if (values.isEmpty()) {
      return missing(
          "The request has no Authorization header. Send the job's OIDC token as Authorization:"
              + " Bearer TOKEN; the job needs permissions: id-token: write to request it.");
    }
    // The gateway joins repeated headers with a comma, which no token contains.
    if (values.size() > 1 || values.getFirst().indexOf(',') >= 0) {
      return new Duplicate(
          Refused.of(
              ErrorCode.INVALID_REQUEST,
              "The request has more than one Authorization header. Send it once."));
    }
    String value = values.getFirst().strip();
    int space = value.indexOf(' ');
    String scheme = space < 0 ? value : value.substring(0, space);
    if (!scheme.equalsIgnoreCase(SCHEME)) {
      return missing(
          "The Authorization header does not start with Bearer and a space. Send the job's OIDC"
              + " token as Authorization: Bearer TOKEN.");
    }
    if (space < 0) {
      return missing("The Authorization header contains no token after Bearer. " + PERMISSION);
    }
    return new Found(Secret.of(value.substring(space + 1).strip()));
  }

  private static BearerToken missing(String detail) {
    return new Missing(Refused.of(ErrorCode.TOKEN_MISSING, detail));
  }
}
