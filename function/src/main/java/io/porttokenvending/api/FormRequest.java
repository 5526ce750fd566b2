package io.porttokenvending.api;

import io.porttokenvending.api.TokenRequestReader.Reading;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import io.porttokenvending.exchange.TokenRequest;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an OAuth grant: token exchange, RFC 8693 section 2.1, or JWT bearer, RFC 7523 section 2.1.
 * Unknown parameters are ignored, and one without a value counts as omitted, RFC 6749 section 3.2.
 */
final class FormRequest {
  static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private static final Set<String> TOKEN_TYPES =
      Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");

  private FormRequest() {}

  static RequestStyle style(FormParameters form) {
    return form.value("grant_type").filter(JWT_BEARER::equals).isPresent()
        ? RequestStyle.JWT_BEARER
        : RequestStyle.TOKEN_EXCHANGE;
  }

  static Reading read(FormParameters form, GatewayRequest request) {
    if (form.duplicate()) {
      return invalid("The form repeats a parameter. Send each parameter once.");
    }
    Optional<String> grant = form.value("grant_type");
    if (grant.isEmpty()) {
      return invalid("The form has no grant_type. Add it, or send JSON or no body.");
    }
    if (form.value("actor_token").isPresent()) {
      return invalid("actor_token is not supported. Remove it.");
    }
    return switch (grant.get()) {
      case TOKEN_EXCHANGE ->
          TOKEN_TYPES.contains(form.value("subject_token_type").orElse(""))
              ? read(form, "subject_token", "assertion", request)
              : invalid(
                  "subject_token_type must be urn:ietf:params:oauth:token-type:jwt or :id_token.");
      case JWT_BEARER -> read(form, "assertion", "subject_token", request);
      default ->
          TokenRequestReader.invalid(
              ErrorCode.UNSUPPORTED_GRANT_TYPE,
              "grant_type must be " + TOKEN_EXCHANGE + " or " + JWT_BEARER + ".");
    };
  }

  /**
   * Reads the token and the options.
   *
   * @param parameter contains the token in this grant
   * @param other contains the token in the other grant
   */
  private static Reading read(
      FormParameters form, String parameter, String other, GatewayRequest request) {
    Optional<String> token = form.value(parameter);
    if (token.isEmpty()) {
      return invalid("The form's " + parameter + " is missing or empty. " + BearerToken.PERMISSION);
    }
    return switch (BearerToken.of(request)) {
      case BearerToken.Found(_) ->
          invalid(
              "The request contains two tokens: one in the form and one in the Authorization"
                  + " header. Send only one.");
      case BearerToken.Duplicate(Refused why) -> new Reading.Invalid(why);
      case BearerToken.Missing(_) when form.value(other).isPresent() ->
          invalid("The form contains two tokens. Remove " + other + " and keep " + parameter + ".");
      case BearerToken.Missing(_) ->
          new Reading.Valid(
              new TokenRequest(
                  Secret.of(token.get()),
                  form.value("scope"),
                  Optional.empty(),
                  SecretForm.EMBEDDED,
                  Duration.ZERO,
                  form.value("resource")));
    };
  }

  private static Reading invalid(String detail) {
    return TokenRequestReader.invalid(ErrorCode.INVALID_REQUEST, detail);
  }
}
