package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.mcp.McpConfiguration;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The straight line from a subject token to a Port access token. Each step takes what only the step
 * before can make, so neither the secret nor Port is reached before a rule has granted.
 */
public final class TokenExchange {
  private final TokenVerifier verifier;
  private final TrustPolicy policy;
  private final CredentialStore credentials;
  private final PortTokens port;
  private final InstantSource clock;

  public TokenExchange(
      TokenVerifier verifier,
      TrustPolicy policy,
      CredentialStore credentials,
      PortTokens port,
      InstantSource clock) {
    this.verifier = verifier;
    this.policy = policy;
    this.credentials = credentials;
    this.port = port;
    this.clock = clock;
  }

  public String policyVersion() {
    return policy.version();
  }

  public Outcome vend(TokenRequest request, AuditTrail trail, Deadline deadline) {
    Verification verification =
        trail.time(
            Stage.VERIFY, () -> verifier.verify(request.subjectToken(), clock.instant(), deadline));
    return switch (verification) {
      case Verification.KeysUnavailable() ->
          Outcome.Refused.of(
              ErrorCode.SIGNING_KEYS_UNAVAILABLE,
              "The keys of the token's issuer cannot be fetched, so the token cannot be checked.");
      case Verification.Rejected(var fault, String detail, var claims) -> {
        claims.ifPresent(trail::signed);
        yield Outcome.Refused.of(Refusals.of(fault), detail);
      }
      case Verification.Verified(VerifiedToken token) -> {
        trail.signed(token.claims());
        yield identify(token, request, trail, deadline);
      }
    };
  }

  private Outcome identify(
      VerifiedToken token, TokenRequest request, AuditTrail trail, Deadline deadline) {
    return switch (WorkflowIdentity.of(token)) {
      case WorkflowIdentity.Reading.Inconsistent(String detail) ->
          Outcome.Refused.of(ErrorCode.TOKEN_CLAIMS_INCONSISTENT, detail);
      case WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity) ->
          decide(identity, request, trail, deadline);
    };
  }

  private Outcome decide(
      WorkflowIdentity identity, TokenRequest request, AuditTrail trail, Deadline deadline) {
    return switch (trail.time(Stage.DECIDE, () -> policy.decide(identity, request.profile()))) {
      case Decision.Denied denied -> {
        denied.profile().map(Profile::name).ifPresent(trail::asked);
        trail.denied(Refusals.of(denied.reason()));
        yield Refusals.of(denied);
      }
      case Decision.Granted(Profile profile, String rule) -> {
        trail.asked(profile.name());
        trail.granted(rule);
        yield vend(profile, request, trail, deadline);
      }
    };
  }

  private Outcome vend(Profile profile, TokenRequest request, AuditTrail trail, Deadline deadline) {
    String secretId = profile.port().credentials();
    CredentialLookup lookup = trail.time(Stage.SECRET, () -> credentials.find(secretId, deadline));
    if (!(lookup instanceof CredentialLookup.Found(PortCredentials first))) {
      return Refusals.of(lookup);
    }
    PortTokenOutcome outcome = exchange(first, profile, trail, deadline);
    if (outcome instanceof PortTokenOutcome.CredentialsRejected) {
      outcome = afterRotation(first, profile, trail, deadline).orElse(outcome);
    }
    return switch (outcome) {
      case PortTokenOutcome.Token(PortAccessToken token) -> issue(token, profile, request, trail);
      case PortTokenOutcome.CredentialsRejected rejected -> Refusals.of(rejected);
      case PortTokenOutcome.ResponseInvalid invalid -> Refusals.of(invalid);
      case PortTokenOutcome.RateLimited limited -> Refusals.of(limited);
      case PortTokenOutcome.Unavailable unavailable -> Refusals.of(unavailable);
      case PortTokenOutcome.LifetimeInsufficient insufficient -> Refusals.of(insufficient);
    };
  }

  /** Port said no: the secret may have been rotated since it was read, and is then tried once. */
  private Optional<PortTokenOutcome> afterRotation(
      PortCredentials rejected, Profile profile, AuditTrail trail, Deadline deadline) {
    CredentialLookup lookup =
        trail.time(
            Stage.SECRET,
            () -> credentials.findOtherThan(rejected.secretId(), rejected.versionId(), deadline));
    return lookup instanceof CredentialLookup.Found(PortCredentials current)
            && !current.versionId().equals(rejected.versionId())
        ? Optional.of(exchange(current, profile, trail, deadline))
        : Optional.empty();
  }

  private PortTokenOutcome exchange(
      PortCredentials client, Profile profile, AuditTrail trail, Deadline deadline) {
    return trail.time(Stage.PORT, () -> port.tokenFor(client, profile.port(), deadline));
  }

  private Outcome issue(
      PortAccessToken token, Profile profile, TokenRequest request, AuditTrail trail) {
    Instant now = clock.instant();
    Duration expiresIn = Duration.between(now, token.expiresAt());
    if (expiresIn.compareTo(request.minTtl()) < 0) {
      return Refusals.of(new PortTokenOutcome.LifetimeInsufficient(expiresIn));
    }
    McpConfiguration configuration =
        trail.time(
            Stage.RENDER, () -> ProfileServer.configure(profile, token.value(), request.client()));
    trail.issued(token);
    return new Outcome.Issued(profile.name(), token, expiresIn, configuration, policy.version());
  }
}
