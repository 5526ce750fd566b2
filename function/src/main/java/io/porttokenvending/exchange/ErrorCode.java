package io.porttokenvending.exchange;

import java.util.Locale;

/**
 * Every way a request can be refused or fail: the contract's table of errors, with the OAuth form
 * of each and a fixed text per code.
 */
public enum ErrorCode {
  INVALID_REQUEST(400, Row.REQUEST, "The request is not well-formed."),
  PROFILE_REQUIRED(400, Row.PROFILE, "Several profiles exist; name one."),
  CLIENT_UNKNOWN(400, Row.REQUEST, "There is no configuration for that client."),
  CLIENT_NEEDS_EMBEDDED_TOKEN(400, Row.REQUEST, "That client reads no environment variables."),
  RESOURCE_MISMATCH(400, Row.RESOURCE, "The resource is not the MCP server of the profile."),
  UNSUPPORTED_GRANT_TYPE(400, Row.GRANT_TYPE, "This grant type is not supported."),
  TOKEN_MISSING(401, Row.NO_TOKEN, "The request carries no GitHub OIDC token."),
  TOKEN_MALFORMED(401, Row.TOKEN, "The token is not a JWT of GitHub's form."),
  TOKEN_ALGORITHM_REFUSED(401, Row.TOKEN, "Only RS256 is accepted."),
  TOKEN_SIGNATURE_INVALID(401, Row.TOKEN, "The token's signature is invalid."),
  TOKEN_ISSUER_UNTRUSTED(401, Row.TOKEN, "The token's issuer is not trusted."),
  TOKEN_AUDIENCE_MISMATCH(401, Row.TOKEN, "The token is for another audience."),
  TOKEN_CLAIMS_INCOMPLETE(401, Row.TOKEN, "The token lacks claims of a workflow job's ID token."),
  TOKEN_CLAIMS_INCONSISTENT(401, Row.TOKEN, "The token's claims contradict each other."),
  TOKEN_KEY_UNKNOWN(401, Row.KEY, "The token's key is not published by its issuer."),
  TOKEN_EXPIRED(401, Row.TIME, "The token has expired."),
  TOKEN_NOT_YET_VALID(401, Row.TIME, "The token is not yet valid."),
  TOKEN_TOO_OLD(401, Row.TIME, "The token was issued too long ago."),
  ACCESS_DENIED(403, Row.ACCESS, "The trust policy does not grant this job access."),
  IDENTITY_ID_MISMATCH(403, Row.JOB, "A rule matches this repository's name, but not its id."),
  EVENT_REFUSED(403, Row.JOB, "The trust policy does not grant access for this job's event."),
  NOT_FOUND(404, Row.REQUEST, "There is nothing at this path."),
  METHOD_NOT_ALLOWED(405, Row.REQUEST, "This path accepts only the method in the header Allow."),
  TOKEN_REPLAYED(409, Row.REPLAY, "The token was already consumed."),
  PAYLOAD_TOO_LARGE(413, Row.REQUEST, "The request body is over 16 KiB."),
  UNSUPPORTED_MEDIA_TYPE(415, Row.REQUEST, "The request body must be JSON."),
  INTERNAL_ERROR(500, Row.SERVER, "The function failed."),
  PORT_CREDENTIALS_REJECTED(502, Row.SERVER, "Port does not accept the stored client credentials."),
  PORT_RESPONSE_INVALID(502, Row.SERVER, "Port returned an invalid token response."),
  SECRET_MALFORMED(
      502, Row.SERVER, "The stored secret does not have the form that the policy requires."),
  SECRET_MISSING(502, Row.SERVER, "The stored secret is missing or may not be read."),
  SIGNING_KEYS_UNAVAILABLE(503, Row.LATER, "The issuer's signing keys cannot be fetched."),
  SECRETS_UNAVAILABLE(503, Row.LATER, "The stored secret cannot be read now."),
  PORT_UNAVAILABLE(503, Row.LATER, "Port cannot be reached now."),
  PORT_RATE_LIMITED(503, Row.LATER, "Port limits token exchanges now."),
  REPLAY_STORE_UNAVAILABLE(
      503, Row.LATER, "The replay check is unavailable. Retry after the time in Retry-After."),
  TOKEN_LIFETIME_INSUFFICIENT(503, Row.LATER, "The current Port token expires too soon.");

  /** A row of the table: what its codes have in common. */
  private enum Row {
    REQUEST("invalid_request", Retry.NO),
    GRANT_TYPE("unsupported_grant_type", Retry.NO),
    PROFILE("invalid_request", "invalid_scope", "invalid_scope", Retry.NO),
    RESOURCE("invalid_request", "invalid_target", "invalid_target", Retry.NO),
    NO_TOKEN("", "invalid_grant", "invalid_request", Retry.NO),
    TOKEN("invalid_token", "invalid_grant", "invalid_request", Retry.NO),
    KEY("invalid_token", "invalid_grant", "invalid_request", Retry.YES),
    TIME("invalid_token", "invalid_grant", "invalid_request", Retry.WITH_A_FRESH_TOKEN),
    ACCESS("access_denied", "invalid_scope", "invalid_scope", Retry.NO),
    JOB("access_denied", "invalid_grant", "invalid_request", Retry.NO),
    REPLAY("invalid_grant", "invalid_grant", "invalid_request", Retry.WITH_A_FRESH_TOKEN),
    SERVER("server_error", Retry.NO),
    LATER("temporarily_unavailable", Retry.YES);

    private final String error;
    private final String jwtBearer;
    private final String tokenExchange;
    private final Retry retry;

    Row(String error, Retry retry) {
      this(error, error, error, retry);
    }

    Row(String error, String jwtBearer, String tokenExchange, Retry retry) {
      this.error = error;
      this.jwtBearer = jwtBearer;
      this.tokenExchange = tokenExchange;
      this.retry = retry;
    }
  }

  private enum Retry {
    NO,
    YES,
    WITH_A_FRESH_TOKEN
  }

  private final int status;
  private final Row row;
  private final String description;

  ErrorCode(int status, Row row, String description) {
    this.status = status;
    this.row = row;
    this.description = description;
  }

  /** The {@code code} member. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int status() {
    return status;
  }

  /** Status for a request in a form: 400, RFC 6749 section 5.2, if OAuth has its own error. */
  public int formStatus() {
    return row.tokenExchange.equals(row.error) ? status : 400;
  }

  /** {@code error} of RFC 6749 and 6750; empty for a request without a token. */
  public String error() {
    return row.error;
  }

  /** {@code error} for a JWT bearer grant, RFC 7523 section 3.1. */
  public String jwtBearerError() {
    return row.jwtBearer;
  }

  /** {@code error} for a token exchange, RFC 8693 section 2.2.2. */
  public String tokenExchangeError() {
    return row.tokenExchange;
  }

  /** ASCII without quotes and backslashes, which RFC 6749 section 5.2 requires. */
  public String description() {
    return description;
  }

  public boolean retryable() {
    return row.retry != Retry.NO;
  }

  public boolean freshTokenRequired() {
    return row.retry == Retry.WITH_A_FRESH_TOKEN;
  }
}
