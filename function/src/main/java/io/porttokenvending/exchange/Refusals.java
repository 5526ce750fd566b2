package io.porttokenvending.exchange;

import io.porttokenvending.mcp.Rendering;
import io.porttokenvending.token.TokenFault;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.DenialReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a caller is told of each way that the steps of an exchange can end badly. */
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

  /** A stranger gets one answer whatever it asks, so that it learns nothing of what exists. */
  static Outcome.Refused of(Decision.Denied denied) {
    if (!denied.ownerKnown()) {
      return Outcome.Refused.of(
          ErrorCode.ACCESS_DENIED,
          "Either there is no such profile, or none of its rules is for this repository's owner.");
    }
    String detail =
        switch (denied.reason()) {
          case ACCESS_DENIED ->
              "No rule of the profile lets this job in: the claims in failed_claims are not what"
                  + " it wants.";
          case EVENT_REFUSED ->
              "A rule of the profile would let this job in, but only rules that name the event do"
                  + " so for events that outsiders can cause.";
          case IDENTITY_ID_MISMATCH ->
              "The policy knows this name with another id: the repository was made anew, or the"
                  + " policy holds an old id.";
          case PROFILE_REQUIRED ->
              "There are several profiles and none is the default: name one in the member profile.";
        };
    return new Outcome.Refused(
        of(denied.reason()), detail, denied.failedClaims(), Optional.empty());
  }

  /** Nothing of the value is said, not even what is wrong with it. */
  static Outcome.Refused of(Rendering.NotCarried notCarried) {
    return Outcome.Refused.of(
        ErrorCode.SECRET_MALFORMED,
        "The header "
            + notCarried.header()
            + " of the server "
            + notCarried.server()
            + " has a value that the configuration cannot carry unchanged.");
  }

  static Outcome.Refused of(CredentialLookup lookup) {
    return switch (lookup) {
      case CredentialLookup.Missing() ->
          Outcome.Refused.of(
              ErrorCode.SECRET_MISSING,
              "The secret with the profile's Port credentials does not exist, or the function's"
                  + " role may not read it.");
      case CredentialLookup.Malformed() ->
          Outcome.Refused.of(
              ErrorCode.SECRET_MALFORMED,
              "The secret with the profile's Port credentials is not JSON with clientId and"
                  + " clientSecret of a machine.");
      case CredentialLookup.Unavailable() ->
          Outcome.Refused.of(
              ErrorCode.SECRETS_UNAVAILABLE, "Secrets Manager gave no answer that helps.");
      case CredentialLookup.Found found ->
          throw new IllegalStateException("credentials were found");
    };
  }

  /** What is said of a header's secret: where the policy names it, and nothing of what it holds. */
  static Outcome.Refused of(HeaderSecretLookup lookup, String server, String header) {
    String secret = "The secret with the header " + header + " of the server " + server;
    return switch (lookup) {
      case HeaderSecretLookup.Missing() ->
          Outcome.Refused.of(
              ErrorCode.SECRET_MISSING,
              secret + " does not exist, or the function's role may not read it.");
      case HeaderSecretLookup.Malformed() ->
          Outcome.Refused.of(ErrorCode.SECRET_MALFORMED, secret + " is not a JSON object.");
      case HeaderSecretLookup.Found found ->
          Outcome.Refused.of(
              ErrorCode.SECRET_MALFORMED,
              secret + " has no such member as the policy names, with printable ASCII in it.");
      case HeaderSecretLookup.Unavailable() ->
          Outcome.Refused.of(
              ErrorCode.SECRETS_UNAVAILABLE,
              secret + " could not be read: Secrets Manager gave no answer that helps.");
    };
  }

  static Outcome.Refused of(PortTokenOutcome.CredentialsRejected rejected) {
    return Outcome.Refused.of(
        ErrorCode.PORT_CREDENTIALS_REJECTED,
        "Port refused the profile's client credentials, or this function's address.");
  }

  static Outcome.Refused of(PortTokenOutcome.ResponseInvalid invalid) {
    return Outcome.Refused.of(
        ErrorCode.PORT_RESPONSE_INVALID,
        "What answered at the profile's Port address did not answer as Port does.");
  }

  static Outcome.Refused of(PortTokenOutcome.RateLimited limited) {
    return later(
        ErrorCode.PORT_RATE_LIMITED,
        "Port allows no further exchange for the moment.",
        limited.retryAfter());
  }

  static Outcome.Refused of(PortTokenOutcome.Unavailable unavailable) {
    return later(
        ErrorCode.PORT_UNAVAILABLE,
        "Port did not answer in time, or answered that it cannot.",
        unavailable.retryAfter());
  }

  static Outcome.Refused of(PortTokenOutcome.LifetimeInsufficient insufficient) {
    return later(
        ErrorCode.TOKEN_LIFETIME_INSUFFICIENT,
        "Port keeps one token at a time, and the current one ends sooner than was asked for; a new"
            + " one can be had after that.",
        Optional.of(insufficient.remaining()));
  }

  private static Outcome.Refused later(
      ErrorCode code, String detail, Optional<Duration> retryAfter) {
    return new Outcome.Refused(code, detail, List.of(), retryAfter);
  }
}
