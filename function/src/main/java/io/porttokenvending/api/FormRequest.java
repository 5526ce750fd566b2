package io.porttokenvending.api;

import static io.porttokenvending.api.TokenRequestReader.wrong;
import static java.nio.charset.StandardCharsets.UTF_8;

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
 * Parameters that are not known are ignored, and one without a value counts as left out, RFC 6749
 * section 3.2.
 */
final class FormRequest {
  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
  static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private static final Set<String> TOKEN_TYPES =
      Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");

  private final GatewayRequest request;
  private final FormParameters form;

  private FormRequest(GatewayRequest request, FormParameters form) {
    this.request = request;
    this.form = form;
  }

  /** The grant that a body asks for, as far as that can be read. */
  static Optional<String> grantType(RequestBody body) {
    return body instanceof RequestBody.Bytes(byte[] bytes)
        ? FormParameters.read(new String(bytes, UTF_8)).value("grant_type")
        : Optional.empty();
  }

  static Reading read(GatewayRequest request, byte[] body) {
    String text = new String(body, UTF_8);
    if (text.startsWith("{")) {
      // curl sends this type for -d unless it is told otherwise.
      return wrong(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "The body looks like JSON and is declared a form; add the header Content-Type:"
              + " application/json.");
    }
    FormParameters form = FormParameters.read(text);
    if (form.doubled().isPresent()) {
      return invalid("A name in the form was given more than once.");
    }
    return new FormRequest(request, form).read();
  }

  private Reading read() {
    Optional<String> grant = form.value("grant_type");
    if (grant.isEmpty()) {
      return invalid("The form has no grant_type; send JSON or no body.");
    }
    if (form.value("actor_token").isPresent()) {
      return invalid("actor_token is not supported: a job speaks for itself.");
    }
    return switch (grant.get()) {
      case TOKEN_EXCHANGE -> tokenExchange();
      case JWT_BEARER -> grant("assertion", "subject_token");
      default ->
          wrong(
              ErrorCode.UNSUPPORTED_GRANT_TYPE,
              "grant_type must be " + TOKEN_EXCHANGE + " or " + JWT_BEARER + ".");
    };
  }

  private Reading tokenExchange() {
    String type = form.value("subject_token_type").orElse("");
    return TOKEN_TYPES.contains(type)
        ? grant("subject_token", "assertion")
        : invalid("subject_token_type must be urn:ietf:params:oauth:token-type:jwt or :id_token.");
  }

  /**
   * The request.
   *
   * @param parameter the one that holds the token
   * @param other the one in which the other grant has it
   */
  private Reading grant(String parameter, String other) {
    Optional<String> token = form.value(parameter);
    if (token.isEmpty()) {
      return invalid("The form has no " + parameter + ", or an empty one.");
    }
    if (SubjectToken.of(request) instanceof SubjectToken.Reading.Found) {
      return invalid("The token was given twice: in the form and in the header Authorization.");
    }
    if (SubjectToken.of(request) instanceof SubjectToken.Reading.None(Refused why)
        && why.code() == ErrorCode.INVALID_REQUEST) {
      return new Reading.Wrong(why);
    }
    if (form.value(other).isPresent()) {
      return invalid("The token was given twice: in " + parameter + " and in " + other + ".");
    }
    return new Reading.Asked(
        new TokenRequest(
            Secret.of(token.get()),
            form.value("scope"),
            Optional.empty(),
            SecretForm.EMBEDDED,
            Duration.ZERO,
            form.value("resource")));
  }

  private static Reading invalid(String detail) {
    return wrong(ErrorCode.INVALID_REQUEST, detail);
  }
}
