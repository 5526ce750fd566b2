package io.porttokenvending.exchange;

import java.util.Locale;

/**
 * Every way a request can be refused or fail, as callers see it: one row of the contract's table,
 * with fixed text per code.
 */
public enum ErrorCode {
  INVALID_REQUEST(400, "invalid_request", Retry.NO, "The request is not well-formed."),
  PROFILE_REQUIRED(
      400, "invalid_request", Form.SCOPE, Retry.NO, "Several profiles exist; name one."),
  CLIENT_UNKNOWN(400, "invalid_request", Retry.NO, "There is no configuration for that client."),
  CLIENT_NEEDS_EMBEDDED_TOKEN(
      400, "invalid_request", Retry.NO, "That client reads no environment variables."),
  RESOURCE_MISMATCH(
      400,
      "invalid_request",
      Form.TARGET,
      Retry.NO,
      "The resource is not the MCP server of the profile."),
  UNSUPPORTED_GRANT_TYPE(
      400, "unsupported_grant_type", Retry.NO, "That grant type does not work here."),
  TOKEN_MISSING(401, "", Form.TOKEN, Retry.NO, "The request carries no GitHub OIDC token."),
  TOKEN_MALFORMED(
      401, "invalid_token", Form.TOKEN, Retry.NO, "The token is not a JWT of GitHub's form."),
  TOKEN_ALGORITHM_REFUSED(401, "invalid_token", Form.TOKEN, Retry.NO, "Only RS256 is accepted."),
  TOKEN_SIGNATURE_INVALID(
      401, "invalid_token", Form.TOKEN, Retry.NO, "The token's signature is not good."),
  TOKEN_ISSUER_UNTRUSTED(
      401, "invalid_token", Form.TOKEN, Retry.NO, "The token's issuer is not trusted."),
  TOKEN_AUDIENCE_MISMATCH(
      401, "invalid_token", Form.TOKEN, Retry.NO, "The token is for another audience."),
  TOKEN_CLAIMS_INCOMPLETE(
      401,
      "invalid_token",
      Form.TOKEN,
      Retry.NO,
      "The token lacks claims of a workflow job's ID token."),
  TOKEN_CLAIMS_INCONSISTENT(
      401, "invalid_token", Form.TOKEN, Retry.NO, "The token's claims contradict each other."),
  TOKEN_KEY_UNKNOWN(
      401,
      "invalid_token",
      Form.TOKEN,
      Retry.YES,
      "The token's key is not published by its issuer."),
  TOKEN_EXPIRED(
      401, "invalid_token", Form.TOKEN, Retry.WITH_A_FRESH_TOKEN, "The token has expired."),
  TOKEN_NOT_YET_VALID(
      401, "invalid_token", Form.TOKEN, Retry.WITH_A_FRESH_TOKEN, "The token is not yet valid."),
  TOKEN_TOO_OLD(
      401,
      "invalid_token",
      Form.TOKEN,
      Retry.WITH_A_FRESH_TOKEN,
      "The token was issued too long ago."),
  ACCESS_DENIED(
      403, "access_denied", Form.SCOPE, Retry.NO, "The trust policy does not let this job in."),
  IDENTITY_ID_MISMATCH(
      403,
      "access_denied",
      Form.TOKEN,
      Retry.NO,
      "The names are known to the trust policy, the ids are not."),
  EVENT_REFUSED(
      403,
      "access_denied",
      Form.TOKEN,
      Retry.NO,
      "The trust policy does not let this job's event in."),
  NOT_FOUND(404, "invalid_request", Retry.NO, "There is nothing at this path."),
  METHOD_NOT_ALLOWED(405, "invalid_request", Retry.NO, "This path takes another method."),
  TOKEN_REPLAYED(
      409, "invalid_grant", Form.TOKEN, Retry.WITH_A_FRESH_TOKEN, "The token was used before."),
  PAYLOAD_TOO_LARGE(413, "invalid_request", Retry.NO, "The request body is over 16 KiB."),
  UNSUPPORTED_MEDIA_TYPE(415, "invalid_request", Retry.NO, "The request body must be JSON."),
  INTERNAL_ERROR(500, "server_error", Retry.NO, "The function failed."),
  PORT_CREDENTIALS_REJECTED(
      502, "server_error", Retry.NO, "Port does not accept the stored client credentials."),
  PORT_RESPONSE_INVALID(
      502, "server_error", Retry.NO, "Port answered something that is no access token."),
  SECRET_MALFORMED(
      502, "server_error", Retry.NO, "The stored secret does not hold what the policy wants."),
  SECRET_MISSING(502, "server_error", Retry.NO, "The stored secret is missing or may not be read."),
  SIGNING_KEYS_UNAVAILABLE(
      503, "temporarily_unavailable", Retry.YES, "The issuer's signing keys cannot be fetched."),
  SECRETS_UNAVAILABLE(
      503, "temporarily_unavailable", Retry.YES, "The stored secret cannot be read now."),
  PORT_UNAVAILABLE(503, "temporarily_unavailable", Retry.YES, "Port cannot be reached now."),
  PORT_RATE_LIMITED(503, "temporarily_unavailable", Retry.YES, "Port limits token exchanges now."),
  REPLAY_STORE_UNAVAILABLE(
      503,
      "temporarily_unavailable",
      Retry.YES,
      "Whether the token was used before cannot be found out now."),
  TOKEN_LIFETIME_INSUFFICIENT(
      503, "temporarily_unavailable", Retry.YES, "The current Port token ends too soon.");

  private enum Retry {
    NO,
    YES,
    WITH_A_FRESH_TOKEN
  }

  /** The {@code error} of a form request, which then has status 400, by the grant's RFC. */
  private enum Form {
    SAME("", ""),
    TOKEN("invalid_grant", "invalid_request"),
    SCOPE("invalid_scope", "invalid_scope"),
    TARGET("invalid_target", "invalid_target");

    private final String jwtBearer;
    private final String tokenExchange;

    Form(String jwtBearer, String tokenExchange) {
      this.jwtBearer = jwtBearer;
      this.tokenExchange = tokenExchange;
    }
  }

  private final int status;
  private final String error;
  private final Form form;
  private final Retry retry;
  private final String description;

  ErrorCode(int status, String error, Retry retry, String description) {
    this(status, error, Form.SAME, retry, description);
  }

  ErrorCode(int status, String error, Form form, Retry retry, String description) {
    this.status = status;
    this.error = error;
    this.form = form;
    this.retry = retry;
    this.description = description;
  }

  /** The {@code code} member. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int status() {
    return status;
  }

  /** RFC 6749's and 6750's {@code error}; empty for a request that carries no token at all. */
  public String error() {
    return error;
  }

  /** Status for a request in a form, RFC 6749 section 5.2. */
  public int formStatus() {
    return form == Form.SAME ? status : 400;
  }

  /** {@code error} for a JWT bearer grant, RFC 7523 section 3.1. */
  public String jwtBearerError() {
    return form == Form.SAME ? error : form.jwtBearer;
  }

  /** {@code error} for a token exchange, RFC 8693 section 2.2.2. */
  public String tokenExchangeError() {
    return form == Form.SAME ? error : form.tokenExchange;
  }

  /** ASCII without quotes and backslashes, as RFC 6749 section 5.2 wants it. */
  public String description() {
    return description;
  }

  public boolean retryable() {
    return retry != Retry.NO;
  }

  public boolean freshTokenRequired() {
    return retry == Retry.WITH_A_FRESH_TOKEN;
  }
}
