package io.porttokenvending.exchange;

import io.porttokenvending.mcp.Rendering;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.token.TokenFault;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Decision.DenialReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Error code and detail for each way in which a step of a request can fail. */
final class Refusals {
  private Refusals() {}

  static ErrorCode of(TokenFault fault) {
    return switch (fault) {
      case MALFORMED -> ErrorCode.TOKEN_MALFORMED;
      case ALGORITHM_REFUSED -> ErrorCode.TOKEN_ALGORITHM_REFUSED;
      case ISSUER_UNTRUSTED -> ErrorCode.TOKEN_ISSUER_UNTRUSTED;
      case KEY_UNKNOWN -> ErrorCode.TOKEN_KEY_UNKNOWN;
      case SIGNATURE_INVALID -> ErrorCode.TOKEN_SIGNATURE_INVALID;
      case CLAIMS_INCOMPLETE -> ErrorCode.TOKEN_CLAIMS_INCOMPLETE;
      case AUDIENCE_MISMATCH -> ErrorCode.TOKEN_AUDIENCE_MISMATCH;
      case EXPIRED -> ErrorCode.TOKEN_EXPIRED;
      case NOT_YET_VALID -> ErrorCode.TOKEN_NOT_YET_VALID;
      case TOO_OLD -> ErrorCode.TOKEN_TOO_OLD;
    };
  }

  static ErrorCode of(DenialReason reason) {
    return switch (reason) {
      case ACCESS_DENIED -> ErrorCode.ACCESS_DENIED;
      case EVENT_REFUSED -> ErrorCode.EVENT_REFUSED;
      case IDENTITY_ID_MISMATCH -> ErrorCode.IDENTITY_ID_MISMATCH;
      case PROFILE_REQUIRED -> ErrorCode.PROFILE_REQUIRED;
    };
  }

  /** A caller whose owner no rule names gets one response, which does not show what exists. */
  static Outcome.Refused of(Decision.Denied denied) {
    if (!denied.ownerKnown()) {
      return Outcome.Refused.of(
          ErrorCode.ACCESS_DENIED,
          "This profile does not exist, or none of its rules names this repository's owner. Check"
              + " the profile's name, or ask the policy's owner for a rule.");
    }
    String detail =
        switch (denied.reason()) {
          case ACCESS_DENIED ->
              "No rule of this profile matches the job. failed_claims lists the claims that did not"
                  + " match. Change the job, or ask the policy's owner for a rule.";
          case EVENT_REFUSED ->
              "A rule of this profile matches the job, but does not list its event. An event that"
                  + " outsiders can cause must be listed in event_name.";
          case IDENTITY_ID_MISMATCH ->
              "A rule matches this repository's name, but not its id. The repository was recreated,"
                  + " or the policy contains an old id. Ask the policy's owner to check the id.";
          case PROFILE_REQUIRED ->
              "There are several profiles, and none is named default. Name one in the member"
                  + " profile.";
        };
    return new Outcome.Refused(
        of(denied.reason()), detail, denied.failedClaims(), Optional.empty());
  }

  /** Discloses nothing about the value, not even what is wrong with it. */
  static Outcome.Refused of(Rendering.UnsupportedHeader value) {
    return Outcome.Refused.of(
        ErrorCode.SECRET_MALFORMED,
        "The header %s of the server %s has a value that the configuration cannot carry unchanged."
            .formatted(value.header(), value.server()));
  }

  /** Returns the refusal for Port credentials that could not be read. */
  static Outcome.Refused ofCredentials(Lookup<?> lookup) {
    return ofSecret(
        lookup,
        "The secret with the profile's Port credentials",
        " must be JSON with clientId and clientSecret of a service account.");
  }

  /** Returns the refusal for a header's secret: names its place in the policy, and no content. */
  static Outcome.Refused ofHeader(Lookup<?> lookup, String server, String header) {
    return ofSecret(
        lookup,
        "The secret with the header " + header + " of the server " + server,
        lookup instanceof Lookup.Found
            ? " must contain the member that the policy names, as printable ASCII."
            : " must be a JSON object.");
  }

  private static Outcome.Refused ofSecret(Lookup<?> lookup, String secret, String expected) {
    return switch (lookup) {
      case Lookup.Missing<?> _ ->
          Outcome.Refused.of(
              ErrorCode.SECRET_MISSING,
              secret + " does not exist, or the function's role may not read it.");
      case Lookup.Unavailable<?> _ ->
          Outcome.Refused.of(
              ErrorCode.SECRETS_UNAVAILABLE,
              secret + " could not be read because Secrets Manager is unavailable.");
      case Lookup.Found<?> _, Lookup.Malformed<?> _ ->
          Outcome.Refused.of(ErrorCode.SECRET_MALFORMED, secret + expected);
    };
  }

  static Outcome.Refused of(PortTokenResult.Failure failure) {
    return switch (failure) {
      case PortTokenResult.CredentialsRejected() ->
          Outcome.Refused.of(
              ErrorCode.PORT_CREDENTIALS_REJECTED,
              "Port rejected the profile's client credentials, or this function's IP address.");
      case PortTokenResult.ResponseInvalid() ->
          Outcome.Refused.of(
              ErrorCode.PORT_RESPONSE_INVALID,
              "The server at the profile's Port address returned an invalid token response.");
      case PortTokenResult.RateLimited(Optional<Duration> retryAfter) ->
          later(
              ErrorCode.PORT_RATE_LIMITED,
              "Port's rate limit for token exchanges is reached.",
              retryAfter);
      case PortTokenResult.Unavailable(Optional<Duration> retryAfter) ->
          later(ErrorCode.PORT_UNAVAILABLE, "Port is unavailable.", retryAfter);
      case PortTokenResult.LifetimeInsufficient(Duration remaining, var _) ->
          lifetimeInsufficient(remaining);
    };
  }

  /**
   * @param remaining time until another token can be issued
   */
  static Outcome.Refused lifetimeInsufficient(Duration remaining) {
    return later(
        ErrorCode.TOKEN_LIFETIME_INSUFFICIENT,
        "Every Port token of this profile expires sooner than the required min_ttl. Retry"
            + " after the time in Retry-After, or require a shorter min_ttl.",
        Optional.of(remaining));
  }

  private static Outcome.Refused later(
      ErrorCode code, String detail, Optional<Duration> retryAfter) {
    return new Outcome.Refused(code, detail, List.of(), retryAfter);
  }
}
