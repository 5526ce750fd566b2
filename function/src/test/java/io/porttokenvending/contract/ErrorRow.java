package io.porttokenvending.contract;

import static java.util.stream.Collectors.toMap;

import io.porttokenvending.exchange.ErrorCode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of the contract's table of codes, repeated here so that the function's table is checked
 * independently.
 *
 * @param error empty if the contract has none
 * @param form what a form request gets instead: {@code -} for the same, {@code token} for the
 *     grant's error about its token
 * @param retry {@code -}, {@code yes}, or {@code fresh} with a fresh token
 */
public record ErrorRow(
    ErrorCode code,
    Stage stage,
    int status,
    String error,
    String form,
    String retry,
    String description) {
  /** What is verified when the function returns a code. */
  public enum Stage {
    /** Only the request, without an upstream. */
    REQUEST,
    /** The issuer's keys too, or that there are none. */
    KEYS,
    /** That the issuer signed the token. */
    SIGNED
  }

  private static final String TABLE =
      """
      INVALID_REQUEST             | REQUEST | 400 | invalid_request         | -              | -     | The request is not well-formed.
      PROFILE_REQUIRED            | SIGNED  | 400 | invalid_request         | invalid_scope  | -     | Several profiles exist; name one.
      CLIENT_UNKNOWN              | REQUEST | 400 | invalid_request         | -              | -     | There is no configuration for that client.
      CLIENT_NEEDS_EMBEDDED_TOKEN | REQUEST | 400 | invalid_request         | -              | -     | That client reads no environment variables.
      RESOURCE_MISMATCH           | SIGNED  | 400 | invalid_request         | invalid_target | -     | The resource is not the MCP server of the profile.
      UNSUPPORTED_GRANT_TYPE      | REQUEST | 400 | unsupported_grant_type  | -              | -     | This grant type is not supported.
      TOKEN_MISSING               | REQUEST | 401 |                         | token          | -     | The request carries no GitHub OIDC token.
      TOKEN_MALFORMED             | REQUEST | 401 | invalid_token           | token          | -     | The token is not a JWT of GitHub's form.
      TOKEN_ALGORITHM_REFUSED     | REQUEST | 401 | invalid_token           | token          | -     | Only RS256 is accepted.
      TOKEN_SIGNATURE_INVALID     | KEYS    | 401 | invalid_token           | token          | -     | The token's signature is invalid.
      TOKEN_ISSUER_UNTRUSTED      | REQUEST | 401 | invalid_token           | token          | -     | The token's issuer is not trusted.
      TOKEN_AUDIENCE_MISMATCH     | SIGNED  | 401 | invalid_token           | token          | -     | The token is for another audience.
      TOKEN_CLAIMS_INCOMPLETE     | SIGNED  | 401 | invalid_token           | token          | -     | The token lacks claims of a workflow job's ID token.
      TOKEN_CLAIMS_INCONSISTENT   | SIGNED  | 401 | invalid_token           | token          | -     | The token's claims contradict each other.
      TOKEN_KEY_UNKNOWN           | KEYS    | 401 | invalid_token           | token          | yes   | The token's key is not published by its issuer.
      TOKEN_EXPIRED               | SIGNED  | 401 | invalid_token           | token          | fresh | The token has expired.
      TOKEN_NOT_YET_VALID         | SIGNED  | 401 | invalid_token           | token          | fresh | The token is not yet valid.
      TOKEN_TOO_OLD               | SIGNED  | 401 | invalid_token           | token          | fresh | The token was issued too long ago.
      ACCESS_DENIED               | SIGNED  | 403 | access_denied           | invalid_scope  | -     | The trust policy does not grant this job access.
      IDENTITY_ID_MISMATCH        | SIGNED  | 403 | access_denied           | token          | -     | A rule matches this repository's name, but not its id.
      EVENT_REFUSED               | SIGNED  | 403 | access_denied           | token          | -     | The trust policy does not grant access for this job's event.
      NOT_FOUND                   | REQUEST | 404 | invalid_request         | -              | -     | There is nothing at this path.
      METHOD_NOT_ALLOWED          | REQUEST | 405 | invalid_request         | -              | -     | This path accepts only the method in the header Allow.
      TOKEN_REPLAYED              | SIGNED  | 409 | invalid_grant           | token          | fresh | The token was already consumed.
      PAYLOAD_TOO_LARGE           | REQUEST | 413 | invalid_request         | -              | -     | The request body is over 16 KiB.
      UNSUPPORTED_MEDIA_TYPE      | REQUEST | 415 | invalid_request         | -              | -     | The request body must be JSON.
      INTERNAL_ERROR              | SIGNED  | 500 | server_error            | -              | -     | The function failed.
      PORT_CREDENTIALS_REJECTED   | SIGNED  | 502 | server_error            | -              | -     | Port does not accept the stored client credentials.
      PORT_RESPONSE_INVALID       | SIGNED  | 502 | server_error            | -              | -     | Port returned an invalid token response.
      SECRET_MALFORMED            | SIGNED  | 502 | server_error            | -              | -     | The stored secret does not have the form that the policy requires.
      SECRET_MISSING              | SIGNED  | 502 | server_error            | -              | -     | The stored secret is missing or may not be read.
      SIGNING_KEYS_UNAVAILABLE    | KEYS    | 503 | temporarily_unavailable | -              | yes   | The issuer's signing keys cannot be fetched.
      SECRETS_UNAVAILABLE         | SIGNED  | 503 | temporarily_unavailable | -              | yes   | The stored secret cannot be read now.
      PORT_UNAVAILABLE            | SIGNED  | 503 | temporarily_unavailable | -              | yes   | Port cannot be reached now.
      PORT_RATE_LIMITED           | SIGNED  | 503 | temporarily_unavailable | -              | yes   | Port limits token exchanges now.
      REPLAY_STORE_UNAVAILABLE    | SIGNED  | 503 | temporarily_unavailable | -              | yes   | The replay check is unavailable. Retry after the time in Retry-After.
      TOKEN_LIFETIME_INSUFFICIENT | SIGNED  | 503 | temporarily_unavailable | -              | yes   | The current Port token expires too soon.
      """;
  private static final Map<ErrorCode, ErrorRow> ROWS =
      TABLE
          .lines()
          .map(ErrorRow::row)
          .collect(
              toMap(
                  ErrorRow::code,
                  row -> row,
                  (some, other) -> {
                    throw new AssertionError(other + " is there twice");
                  },
                  () -> new EnumMap<>(ErrorCode.class)));

  public static ErrorRow of(ErrorCode code) {
    return Objects.requireNonNull(ROWS.get(code), code::code);
  }

  private static ErrorRow row(String line) {
    String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
    return new ErrorRow(
        ErrorCode.valueOf(cells[0]),
        Stage.valueOf(cells[1]),
        Integer.parseInt(cells[2]),
        cells[3],
        cells[4],
        cells[5],
        cells[6]);
  }

  boolean retryable() {
    return !retry.equals("-");
  }

  boolean freshTokenRequired() {
    return retry.equals("fresh");
  }

  int formStatus() {
    return form.equals("-") ? status : 400;
  }

  /**
   * The error of a form request.
   *
   * @param ofTheToken the grant's error for what is wrong with its token
   */
  String formError(String ofTheToken) {
    return switch (form) {
      case "-" -> error;
      case "token" -> ofTheToken;
      default -> form;
    };
  }

  /** RFC 6750 section 3: the challenge to a request without a token has no error. */
  List<String> challenge() {
    if (status != 401) {
      return List.of();
    }
    String realm = "Bearer realm=\"port-token-vending\"";
    return List.of(
        error.isEmpty()
            ? realm
            : realm + ", error=\"" + error + "\", error_description=\"" + description + "\"");
  }
}
