package io.porttokenvending.contract;

import io.porttokenvending.exchange.ErrorCode;
import java.util.List;

/**
 * A code's row of the contract's table, written down a second time so that the function's own table
 * cannot vouch for itself.
 *
 * @param error empty where the contract says none
 */
record ErrorRow(
    int status, String error, boolean retryable, boolean freshTokenRequired, String description) {

  /** A code that is new does not compile before it has a row here. */
  static ErrorRow of(ErrorCode code) {
    return switch (code) {
      case INVALID_REQUEST -> bad(400, "The request is not well-formed.");
      case PROFILE_REQUIRED -> bad(400, "Several profiles exist; name one.");
      case CLIENT_UNKNOWN -> bad(400, "There is no configuration for that client.");
      case CLIENT_NEEDS_EMBEDDED_TOKEN -> bad(400, "That client reads no environment variables.");
      case RESOURCE_MISMATCH -> bad(400, "The resource is not the MCP server of the profile.");
      case UNSUPPORTED_GRANT_TYPE ->
          new ErrorRow(
              400, "unsupported_grant_type", false, false, "This grant type is not supported.");
      case TOKEN_MISSING ->
          new ErrorRow(401, "", false, false, "The request carries no GitHub OIDC token.");
      case TOKEN_MALFORMED -> token("The token is not a JWT of GitHub's form.");
      case TOKEN_ALGORITHM_REFUSED -> token("Only RS256 is accepted.");
      case TOKEN_SIGNATURE_INVALID -> token("The token's signature is invalid.");
      case TOKEN_ISSUER_UNTRUSTED -> token("The token's issuer is not trusted.");
      case TOKEN_AUDIENCE_MISMATCH -> token("The token is for another audience.");
      case TOKEN_CLAIMS_INCOMPLETE -> token("The token lacks claims of a workflow job's ID token.");
      case TOKEN_CLAIMS_INCONSISTENT -> token("The token's claims contradict each other.");
      case TOKEN_KEY_UNKNOWN ->
          new ErrorRow(
              401, "invalid_token", true, false, "The token's key is not published by its issuer.");
      case TOKEN_EXPIRED -> stale("The token has expired.");
      case TOKEN_NOT_YET_VALID -> stale("The token is not yet valid.");
      case TOKEN_TOO_OLD -> stale("The token was issued too long ago.");
      case ACCESS_DENIED -> denied("The trust policy does not grant this job access.");
      case IDENTITY_ID_MISMATCH -> denied("A rule matches this repository's name, but not its id.");
      case EVENT_REFUSED -> denied("The trust policy does not grant access for this job's event.");
      case NOT_FOUND -> bad(404, "There is nothing at this path.");
      case METHOD_NOT_ALLOWED -> bad(405, "This path accepts only the method in the header Allow.");
      case TOKEN_REPLAYED ->
          new ErrorRow(409, "invalid_grant", true, true, "The token was already consumed.");
      case PAYLOAD_TOO_LARGE -> bad(413, "The request body is over 16 KiB.");
      case UNSUPPORTED_MEDIA_TYPE -> bad(415, "The request body must be JSON.");
      case INTERNAL_ERROR -> broken(500, "The function failed.");
      case PORT_CREDENTIALS_REJECTED ->
          broken(502, "Port does not accept the stored client credentials.");
      case PORT_RESPONSE_INVALID -> broken(502, "Port returned an invalid token response.");
      case SECRET_MALFORMED ->
          broken(502, "The stored secret does not have the form that the policy requires.");
      case SECRET_MISSING -> broken(502, "The stored secret is missing or may not be read.");
      case SIGNING_KEYS_UNAVAILABLE -> later("The issuer's signing keys cannot be fetched.");
      case SECRETS_UNAVAILABLE -> later("The stored secret cannot be read now.");
      case PORT_UNAVAILABLE -> later("Port cannot be reached now.");
      case PORT_RATE_LIMITED -> later("Port limits token exchanges now.");
      case REPLAY_STORE_UNAVAILABLE ->
          later("The replay check is unavailable. Retry after the time in Retry-After.");
      case TOKEN_LIFETIME_INSUFFICIENT -> later("The current Port token expires too soon.");
    };
  }

  private static ErrorRow bad(int status, String description) {
    return new ErrorRow(status, "invalid_request", false, false, description);
  }

  private static ErrorRow token(String description) {
    return new ErrorRow(401, "invalid_token", false, false, description);
  }

  private static ErrorRow stale(String description) {
    return new ErrorRow(401, "invalid_token", true, true, description);
  }

  private static ErrorRow denied(String description) {
    return new ErrorRow(403, "access_denied", false, false, description);
  }

  private static ErrorRow broken(int status, String description) {
    return new ErrorRow(status, "server_error", false, false, description);
  }

  private static ErrorRow later(String description) {
    return new ErrorRow(503, "temporarily_unavailable", true, false, description);
  }

  /** RFC 6750 section 3: a request without a token is told no error. */
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
