package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.mcp.McpConfiguration;
import io.porttokenvending.mcp.Rendering;
import io.porttokenvending.mcp.RunIdentity;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.SignedClaims;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Explanation;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request. Each step needs what the step before it returned: neither a secret nor Port can be
 * reached before a rule has granted access, because {@link Upstreams} take the profile that only
 * {@link #authorize} returns.
 */
record Issuance(TokenExchange exchange, TokenRequest request, AuditTrail trail, Deadline deadline) {
  /** Placeholder for a secret in a configuration that only refers to it. */
  private static final Secret NOT_READ = Secret.of("");

  Outcome.Issued issue() throws Refusal {
    VerifiedToken token = verify();
    WorkflowIdentity job = identify(token);
    Profile profile = authorize(job);
    Upstreams upstreams = Upstreams.of(exchange, profile, request.minTtl(), trail, deadline);
    Upstreams.Reads reads = upstreams.read(() -> check(token));
    requireFirst(reads.replay());
    upstreams.lanes().use(reads.credentials());
    Map<HeaderSetting.FromSecret, Secret> headers = upstreams.headers(reads);
    PortAccessToken portToken = upstreams.lanes().requestToken();
    Duration expiresIn = requireLifetime(portToken);
    McpConfiguration configuration =
        render(
            profile,
            token,
            portToken.value(),
            setting -> Objects.requireNonNull(headers.get(setting)),
            request.form());
    // Last, so that no denial and no failure consumes the token.
    consume(token);
    trail.token = portToken;
    return new Outcome.Issued(
        profile.name(), portToken, expiresIn, configuration, exchange.policyVersion());
  }

  Outcome.Configured configure() throws Refusal {
    VerifiedToken token = verify();
    Profile profile = authorize(identify(token));
    return new Outcome.Configured(
        render(profile, token, NOT_READ, setting -> NOT_READ, SecretForm.REFERENCED));
  }

  Outcome.Explained explain() throws Refusal {
    WorkflowIdentity job = identify(verify());
    Explanation explanation =
        trail.timed(Stage.DECIDE, () -> exchange.policy().explain(job, request.profile()));
    record(explanation.decision());
    Optional<ErrorCode> code =
        switch (explanation.decision()) {
          case Decision.Denied denied when !denied.ownerKnown() ->
              throw new Refusal(Refusals.of(denied));
          case Decision.Denied denied -> Optional.of(Refusals.of(denied.reason()));
          case Decision.Granted _ -> Optional.empty();
        };
    return new Outcome.Explained(explanation, code, exchange.policyVersion());
  }

  private VerifiedToken verify() throws Refusal {
    Secret token = request.subjectToken();
    Verification verification =
        trail.timed(
            Stage.VERIFY,
            () -> exchange.verifier().verify(token, exchange.clock().instant(), deadline));
    return switch (verification) {
      case Verification.KeysUnavailable() ->
          throw new Refusal(
              ErrorCode.SIGNING_KEYS_UNAVAILABLE,
              "The signing keys of the token's issuer could not be fetched. Retry after the time"
                  + " in Retry-After.");
      case Verification.Rejected(var fault, String detail, var claims) -> {
        claims.ifPresent(this::record);
        throw new Refusal(Refusals.of(fault), detail);
      }
      case Verification.Verified(VerifiedToken verified) -> {
        record(verified.claims());
        yield verified;
      }
    };
  }

  private WorkflowIdentity identify(VerifiedToken token) throws Refusal {
    return switch (WorkflowIdentity.of(token)) {
      case WorkflowIdentity.Reading.Inconsistent(String detail) ->
          throw new Refusal(ErrorCode.TOKEN_CLAIMS_INCONSISTENT, detail);
      case WorkflowIdentity.Reading.Consistent(WorkflowIdentity job) -> job;
    };
  }

  private Profile authorize(WorkflowIdentity job) throws Refusal {
    Decision decision =
        trail.timed(Stage.DECIDE, () -> exchange.policy().decide(job, request.profile()));
    record(decision);
    Profile profile =
        switch (decision) {
          case Decision.Denied denied -> throw new Refusal(Refusals.of(denied));
          case Decision.Granted(Profile granted, String _) -> granted;
        };
    if (request.resource().isPresent()
        && !profile.port().mcpUrl().toString().equals(request.resource().get())) {
      throw new Refusal(
          ErrorCode.RESOURCE_MISMATCH,
          "The parameter resource is not the address of the profile's MCP server.");
    }
    return profile;
  }

  private Duration requireLifetime(PortAccessToken token) throws Refusal {
    Duration expiresIn = Duration.between(exchange.clock().instant(), token.expiresAt());
    if (expiresIn.compareTo(request.minTtl()) < 0) {
      throw new Refusal(Refusals.lifetimeInsufficient(expiresIn));
    }
    return expiresIn;
  }

  private McpConfiguration render(
      Profile profile,
      VerifiedToken token,
      Secret portToken,
      Function<HeaderSetting.FromSecret, Secret> headers,
      SecretForm form)
      throws Refusal {
    RunIdentity run = new RunIdentity(token.claims());
    Rendering rendering =
        trail.timed(
            Stage.RENDER,
            () ->
                TokenExchange.SERVERS.configure(
                    profile, portToken, headers, run, request.client(), form));
    return switch (rendering) {
      case Rendering.UnsupportedHeader unsupported -> throw new Refusal(Refusals.of(unsupported));
      case Rendering.Rendered(McpConfiguration configuration) -> configuration;
    };
  }

  private ReplayOutcome check(VerifiedToken token) {
    TokenUse use = TokenUse.of(token);
    return trail.timed(Stage.REPLAY, () -> exchange.replay().check(use, deadline));
  }

  private void consume(VerifiedToken token) throws Refusal {
    TokenUse use = TokenUse.of(token);
    requireFirst(trail.timed(Stage.REPLAY, () -> exchange.replay().consume(use, deadline)));
  }

  private static void requireFirst(ReplayOutcome outcome) throws Refusal {
    switch (outcome) {
      case FIRST -> {}
      case REPLAYED ->
          throw new Refusal(
              ErrorCode.TOKEN_REPLAYED,
              "This token was already exchanged. Request a new one for each exchange.");
      case UNAVAILABLE ->
          throw new Refusal(
              ErrorCode.REPLAY_STORE_UNAVAILABLE,
              "The replay check is unavailable. Retry after the time in Retry-After.");
    }
  }

  private void record(SignedClaims claims) {
    trail.claims = claims;
    trail.keysSince = exchange.verifier().keysFetchedAt(claims).orElse(null);
  }

  private void record(Decision decision) {
    switch (decision) {
      case Decision.Denied denied -> {
        trail.profile = denied.profile().map(Profile::name).orElse(null);
        trail.trueCode = Refusals.of(denied.reason());
      }
      case Decision.Granted(Profile profile, String rule) -> {
        trail.profile = profile.name();
        trail.rule = rule;
      }
    }
  }
}
