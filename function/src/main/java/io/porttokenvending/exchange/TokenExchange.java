package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.mcp.McpConfiguration;
import io.porttokenvending.mcp.Rendering;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Secret;
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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The straight line from a subject token to a Port access token. Each step takes what only the step
 * before can make, so neither the secret nor Port is reached before a rule has granted.
 */
public final class TokenExchange {
  /** Where a configuration only refers to a secret. */
  private static final Secret NOT_READ = Secret.of("");

  private final TokenVerifier verifier;
  private final TrustPolicy policy;
  private final CredentialStore credentials;
  private final HeaderSecrets headers;
  private final PortTokens port;
  private final ReplayGuard replay;
  private final InstantSource clock;
  private final ProfileServer server = new ProfileServer();

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
    this.credentials = credentials;
    this.headers = headers;
    this.port = port;
    this.replay = replay;
    this.clock = clock;
  }

  public String policyVersion() {
    return policy.version();
  }

  /** A request whose token a rule of the profile lets in. */
  private record Grant(Profile profile, VerifiedToken token, TokenRequest request) {}

  /** What follows for a job that has proved who it is. */
  private interface Step {
    Outcome with(VerifiedToken token, WorkflowIdentity identity);
  }

  public Outcome vend(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return identify(
        request,
        trail,
        deadline,
        (token, identity) ->
            decide(
                identity,
                request,
                trail,
                profile -> vend(new Grant(profile, token, request), trail, deadline)));
  }

  /** The configuration without secrets: none is read, Port is not called, the token not used up. */
  public Outcome configure(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return identify(
        request,
        trail,
        deadline,
        (token, identity) ->
            decide(
                identity,
                request,
                trail,
                profile -> configured(new Grant(profile, token, request))));
  }

  /** The decision alone: no secret is read, Port is not called, the token is not used up. */
  public Outcome explain(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return identify(
        request, trail, deadline, (token, identity) -> explain(identity, request, trail));
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

  private Outcome configured(Grant grant) {
    Profile profile = grant.profile();
    return switch (server.configure(
        profile,
        NOT_READ,
        setting -> NOT_READ,
        new RunIdentity(grant.token().claims()),
        grant.request().client(),
        SecretForm.REFERENCED)) {
      case Rendering.NotCarried notCarried -> Refusals.of(notCarried);
      case Rendering.Rendered(McpConfiguration configuration) ->
          new Outcome.Configured(profile.name(), configuration, policy.version());
    };
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

  private Outcome vend(Grant grant, AuditTrail trail, Deadline deadline) {
    String secretId = grant.profile().port().credentials();
    CredentialLookup lookup = trail.time(Stage.SECRET, () -> credentials.find(secretId, deadline));
    if (!(lookup instanceof CredentialLookup.Found(PortCredentials first))) {
      return Refusals.of(lookup);
    }
    return switch (trail.time(
        Stage.SECRET, () -> HeaderValues.read(grant.profile(), headers, deadline))) {
      case HeaderValues.Reading.Lacking(Outcome.Refused refusal) -> refusal;
      case HeaderValues.Reading.Whole(HeaderValues values) ->
          vend(grant, first, values, trail, deadline);
    };
  }

  private Outcome vend(
      Grant grant,
      PortCredentials first,
      HeaderValues values,
      AuditTrail trail,
      Deadline deadline) {
    PortTokenOutcome outcome = exchange(first, grant.profile(), trail, deadline);
    if (outcome instanceof PortTokenOutcome.CredentialsRejected) {
      outcome = afterRotation(first, grant.profile(), trail, deadline).orElse(outcome);
    }
    return switch (outcome) {
      case PortTokenOutcome.Token(PortAccessToken token) ->
          issue(token, grant, values, trail, deadline);
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
    credentials.readAt(client.secretId()).ifPresent(trail::secretSince);
    return trail.time(Stage.PORT, () -> port.tokenFor(client, profile.port(), deadline));
  }

  /** The subject token is used up last, so that no refusal and no failure ever costs it. */
  private Outcome issue(
      PortAccessToken token,
      Grant grant,
      HeaderValues values,
      AuditTrail trail,
      Deadline deadline) {
    Duration expiresIn = Duration.between(clock.instant(), token.expiresAt());
    if (expiresIn.compareTo(grant.request().minTtl()) < 0) {
      return Refusals.of(new PortTokenOutcome.LifetimeInsufficient(expiresIn));
    }
    Rendering rendering =
        trail.time(
            Stage.RENDER,
            () ->
                server.configure(
                    grant.profile(),
                    token.value(),
                    values::of,
                    new RunIdentity(grant.token().claims()),
                    grant.request().client(),
                    grant.request().form()));
    return switch (rendering) {
      case Rendering.NotCarried notCarried -> Refusals.of(notCarried);
      case Rendering.Rendered(McpConfiguration configuration) ->
          issue(token, expiresIn, configuration, grant, trail, deadline);
    };
  }

  private Outcome issue(
      PortAccessToken token,
      Duration expiresIn,
      McpConfiguration configuration,
      Grant grant,
      AuditTrail trail,
      Deadline deadline) {
    return switch (trail.time(Stage.REPLAY, () -> replay.firstUse(use(grant), deadline))) {
      case REPLAYED ->
          Outcome.Refused.of(
              ErrorCode.TOKEN_REPLAYED,
              "This very token was exchanged before; request a fresh one for each exchange.");
      case UNAVAILABLE ->
          Outcome.Refused.of(
              ErrorCode.REPLAY_STORE_UNAVAILABLE,
              "The table of used tokens gave no answer that helps.");
      case FIRST -> {
        trail.issued(token);
        yield new Outcome.Issued(
            grant.profile().name(), token, expiresIn, configuration, policy.version());
      }
    };
  }

  private static TokenUse use(Grant grant) {
    var claims = grant.token().claims();
    return new TokenUse(
        claims.issuer(),
        claims.text("jti").orElseThrow(),
        grant.token().usableUntil(),
        grant.request().requestId());
  }
}
