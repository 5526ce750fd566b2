package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.secret.Secret;
import java.util.List;

/** Finds the one credential that a request may carry: {@code Authorization: Bearer}, RFC 6750. */
final class SubjectToken {
  private static final String SCHEME = "Bearer";

  private SubjectToken() {}

  sealed interface Reading {
    record Found(Secret token) implements Reading {}

    record None(Refused why) implements Reading {}
  }

  static Reading of(GatewayRequest request) {
    List<String> values = request.header("authorization");
    if (values.isEmpty()) {
      return missing(
          "Send the job's GitHub OIDC token in the header Authorization, after Bearer and a"
              + " space.");
    }
    // The gateway joins a doubled header with a comma, which no token contains.
    if (values.size() > 1 || values.getFirst().indexOf(',') >= 0) {
      return new Reading.None(
          Refused.of(
              ErrorCode.INVALID_REQUEST, "The header Authorization was given more than once."));
    }
    String value = values.getFirst().strip();
    int space = value.indexOf(' ');
    String scheme = space < 0 ? value : value.substring(0, space);
    if (!scheme.equalsIgnoreCase(SCHEME)) {
      return missing("The header Authorization does not begin with Bearer and a space.");
    }
    if (space < 0) {
      return missing(
          "The header Authorization holds no token behind Bearer: the variable that should hold it"
              + " is empty. Check that the job has the permission id-token: write.");
    }
    return new Reading.Found(Secret.of(value.substring(space + 1).strip()));
  }

  private static Reading missing(String detail) {
    return new Reading.None(Refused.of(ErrorCode.TOKEN_MISSING, detail));
  }
}
