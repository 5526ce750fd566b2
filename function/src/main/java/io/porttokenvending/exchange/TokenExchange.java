package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.SignedClaims;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Explanation;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The straight line from a subject token to a decision, and with a grant on to a Port access token,
 * which is {@link Vending}. Each step takes what only the step before can make, so neither a secret
 * nor Port is reached before a rule has granted.
 */
public final class TokenExchange {
  private final TokenVerifier verifier;
  private final TrustPolicy policy;
  private final Vending vending;
  private final InstantSource clock;

  public TokenExchange(
      TokenVerifier verifier,
      TrustPolicy policy,
      CredentialStore credentials,
      HeaderSecrets headers,
      PortTokens port,
      ReplayGuard replay,
      InstantSource clock) {
    this.verifier = verifier;
    this.policy = policy;
    this.vending = new Vending(credentials, headers, port, replay, clock, policy.version());
    this.clock = clock;
  }

  public String policyVersion() {
    return policy.version();
  }

  /** What follows for a job that has proved who it is. */
  private interface Step {
    Outcome with(VerifiedToken token, WorkflowIdentity identity);
  }

  public Outcome vend(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return granted(request, trail, deadline, grant -> vending.vend(grant, trail, deadline));
  }

  /** The configuration without secrets: none is read, Port is not called, the token not used up. */
  public Outcome configure(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return granted(request, trail, deadline, vending::configure);
  }

  /** The decision alone: no secret is read, Port is not called, the token is not used up. */
  public Outcome explain(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return identify(
        request, trail, deadline, (token, identity) -> explain(identity, request, trail));
  }

  private Outcome granted(
      TokenRequest request, AuditTrail trail, Deadline deadline, Function<Grant, Outcome> next) {
    return identify(
        request,
        trail,
        deadline,
        (token, identity) ->
            decide(
                identity,
                request,
                trail,
                profile -> next.apply(new Grant(profile, token, request))));
  }

  private Outcome identify(TokenRequest request, AuditTrail trail, Deadline deadline, Step next) {
    Verification verification =
        trail.time(
            Stage.VERIFY, () -> verifier.verify(request.subjectToken(), clock.instant(), deadline));
    return switch (verification) {
      case Verification.KeysUnavailable() ->
          Outcome.Refused.of(
              ErrorCode.SIGNING_KEYS_UNAVAILABLE,
              "The keys of the token's issuer cannot be fetched, so the token cannot be checked.");
      case Verification.Rejected(var fault, String detail, var claims) -> {
        claims.ifPresent(signed -> tell(signed, trail));
        yield Outcome.Refused.of(Refusals.of(fault), detail);
      }
      case Verification.Verified(VerifiedToken token) -> {
        tell(token.claims(), trail);
        yield switch (WorkflowIdentity.of(token)) {
          case WorkflowIdentity.Reading.Inconsistent(String detail) ->
              Outcome.Refused.of(ErrorCode.TOKEN_CLAIMS_INCONSISTENT, detail);
          case WorkflowIdentity.Reading.Consistent(WorkflowIdentity identity) ->
              next.with(token, identity);
        };
      }
    };
  }

  private void tell(SignedClaims claims, AuditTrail trail) {
    trail.signed(claims);
    verifier.keysSince(claims).ifPresent(trail::keysSince);
  }

  /** What follows happens only for a profile that a rule has granted. */
  private Outcome decide(
      WorkflowIdentity identity,
      TokenRequest request,
      AuditTrail trail,
      Function<Profile, Outcome> next) {
    Decision decision = trail.time(Stage.DECIDE, () -> policy.decide(identity, request.profile()));
    tell(decision, trail);
    return switch (decision) {
      case Decision.Denied denied -> Refusals.of(denied);
      case Decision.Granted(Profile profile, String rule) ->
          request.resource().isEmpty() || isServerOf(profile, request.resource().get())
              ? next.apply(profile)
              : Outcome.Refused.of(
                  ErrorCode.RESOURCE_MISMATCH,
                  "The parameter resource is not the address of the profile's MCP server.");
    };
  }

  private static boolean isServerOf(Profile profile, String resource) {
    return profile.port().mcpUrl().toString().equals(resource);
  }

  private Outcome explain(WorkflowIdentity identity, TokenRequest request, AuditTrail trail) {
    Explanation explanation =
        trail.time(Stage.DECIDE, () -> policy.explain(identity, request.profile()));
    tell(explanation.decision(), trail);
    return switch (explanation.decision()) {
      case Decision.Denied denied when !denied.ownerKnown() -> Refusals.of(denied);
      case Decision.Denied denied ->
          new Outcome.Explained(
              explanation, Optional.of(Refusals.of(denied.reason())), policy.version());
      case Decision.Granted granted ->
          new Outcome.Explained(explanation, Optional.empty(), policy.version());
    };
  }

  private static void tell(Decision decision, AuditTrail trail) {
    switch (decision) {
      case Decision.Denied denied -> {
        denied.profile().map(Profile::name).ifPresent(trail::asked);
        trail.denied(Refusals.of(denied.reason()));
      }
      case Decision.Granted(Profile profile, String rule) -> {
        trail.asked(profile.name());
        trail.granted(rule);
      }
    }
  }
}
