package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.mcp.McpConfiguration;
import io.porttokenvending.mcp.Rendering;
import io.porttokenvending.mcp.RunIdentity;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.SignedClaims;
import io.porttokenvending.token.Verification;
import io.porttokenvending.token.VerifiedToken;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Explanation;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.WorkflowIdentity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request. Each step needs what the step before it returned: neither a secret nor Port can be
 * reached before a rule has granted access, because that takes the profile that only {@link
 * #authorize} returns.
 */
final class Issuance {
  /** Stands for a secret where the configuration only refers to it. */
  private static final Secret NOT_READ = Secret.of("");

  private final TokenExchange exchange;
  private final TokenRequest request;
  private final AuditTrail trail;
  private final Deadline deadline;

  Issuance(TokenExchange exchange, TokenRequest request, AuditTrail trail, Deadline deadline) {
    this.exchange = exchange;
    this.request = request;
    this.trail = trail;
    this.deadline = deadline;
  }

  Outcome.Issued issue() throws Refusal {
    VerifiedToken token = verify();
    WorkflowIdentity job = identify(token);
    Profile profile = authorize(job);
    if (mustFetch(profile)) {
      // Otherwise a consumed token would cause secret reads and exchanges on every new instance.
      rejectIfConsumed(token);
    }
    PortCredentials credentials = readCredentials(profile);
    Map<HeaderSetting.FromSecret, Secret> headers = readHeaderSecrets(profile);
    PortAccessToken portToken = requestPortToken(profile, credentials);
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
    trail.issued(portToken);
    return new Outcome.Issued(
        profile.name(), portToken, expiresIn, configuration, exchange.policyVersion());
  }

  Outcome.Configured configure() throws Refusal {
    VerifiedToken token = verify();
    Profile profile = authorize(identify(token));
    McpConfiguration configuration =
        render(profile, token, NOT_READ, setting -> NOT_READ, SecretForm.REFERENCED);
    return new Outcome.Configured(profile.name(), configuration, exchange.policyVersion());
  }

  Outcome.Explained explain() throws Refusal {
    WorkflowIdentity job = identify(verify());
    Explanation explanation;
    try (var _ = trail.time(Stage.DECIDE)) {
      explanation = exchange.policy().explain(job, request.profile());
    }
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
    Verification verification;
    try (var _ = trail.time(Stage.VERIFY)) {
      verification =
          exchange.verifier().verify(request.subjectToken(), exchange.clock().instant(), deadline);
    }
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
      case Verification.Verified(VerifiedToken token) -> {
        record(token.claims());
        yield token;
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
    Decision decision;
    try (var _ = trail.time(Stage.DECIDE)) {
      decision = exchange.policy().decide(job, request.profile());
    }
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

  /** Returns whether the caches lack the credentials, a header secret or Port's token. */
  private boolean mustFetch(Profile profile) {
    boolean hasToken =
        exchange
            .credentials()
            .held(profile.port().credentials())
            .filter(client -> exchange.port().holds(client, profile.port()))
            .isPresent();
    return !hasToken
        || profile.mcp().servers().stream()
            .flatMap(server -> server.headers().values().stream())
            .anyMatch(header ->
                header instanceof HeaderSetting.FromSecret setting
                    && !exchange.headers().holds(setting.secret()));
  }

  private void rejectIfConsumed(VerifiedToken token) throws Refusal {
    ReplayOutcome outcome;
    try (var _ = trail.time(Stage.REPLAY)) {
      outcome = exchange.replay().check(TokenUse.of(token), deadline);
    }
    requireFirst(outcome);
  }

  private PortCredentials readCredentials(Profile profile) throws Refusal {
    Lookup<PortCredentials> lookup;
    try (var _ = trail.time(Stage.SECRET)) {
      lookup = exchange.credentials().find(profile.port().credentials(), deadline);
    }
    if (lookup instanceof Lookup.Found<PortCredentials>(PortCredentials credentials)) {
      return credentials;
    }
    throw new Refusal(Refusals.ofCredentials(lookup));
  }

  /** Reads each secret once, however many headers name it. */
  private Map<HeaderSetting.FromSecret, Secret> readHeaderSecrets(Profile profile) throws Refusal {
    Map<String, Lookup<Map<String, Secret>>> lookups = new HashMap<>();
    Map<HeaderSetting.FromSecret, Secret> values = new HashMap<>();
    try (var _ = trail.time(Stage.SECRET)) {
      for (McpServerSettings server : profile.mcp().servers()) {
        for (Map.Entry<String, HeaderSetting> header : server.headers().entrySet()) {
          if (header.getValue() instanceof HeaderSetting.FromSecret setting) {
            var lookup =
                lookups.computeIfAbsent(
                    setting.secret(), id -> exchange.headers().find(id, deadline));
            if (!(lookup instanceof Lookup.Found<Map<String, Secret>>(Map<String, Secret> members)
                && members.containsKey(setting.field()))) {
              throw new Refusal(Refusals.ofHeader(lookup, server.name(), header.getKey()));
            }
            values.put(setting, members.get(setting.field()));
          }
        }
      }
    }
    return values;
  }

  private PortAccessToken requestPortToken(Profile profile, PortCredentials credentials)
      throws Refusal {
    PortTokenResult result = exchangeAtPort(profile, credentials);
    if (result instanceof PortTokenResult.CredentialsRejected) {
      // The secret may have been rotated since it was read: a newer version is tried once.
      Lookup<PortCredentials> lookup;
      try (var _ = trail.time(Stage.SECRET)) {
        lookup =
            exchange
                .credentials()
                .findOtherThan(credentials.secretId(), credentials.versionId(), deadline);
      }
      if (lookup instanceof Lookup.Found<PortCredentials>(PortCredentials current)
          && !current.versionId().equals(credentials.versionId())) {
        result = exchangeAtPort(profile, current);
      }
    }
    return switch (result) {
      case PortTokenResult.Token(PortAccessToken token) -> token;
      case PortTokenResult.Failure failure -> throw new Refusal(Refusals.of(failure));
    };
  }

  private PortTokenResult exchangeAtPort(Profile profile, PortCredentials credentials) {
    exchange.credentials().readAt(credentials.secretId()).ifPresent(trail::secretSince);
    try (var _ = trail.time(Stage.PORT)) {
      return exchange.port().tokenFor(credentials, profile.port(), deadline);
    }
  }

  private Duration requireLifetime(PortAccessToken token) throws Refusal {
    Duration expiresIn = Duration.between(exchange.clock().instant(), token.expiresAt());
    if (expiresIn.compareTo(request.minTtl()) < 0) {
      throw new Refusal(Refusals.of(new PortTokenResult.LifetimeInsufficient(expiresIn)));
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
    Rendering rendering;
    try (var _ = trail.time(Stage.RENDER)) {
      rendering =
          exchange
              .servers()
              .configure(
                  profile,
                  portToken,
                  headers,
                  new RunIdentity(token.claims()),
                  request.client(),
                  form);
    }
    return switch (rendering) {
      case Rendering.NotCarried notCarried -> throw new Refusal(Refusals.of(notCarried));
      case Rendering.Rendered(McpConfiguration configuration) -> configuration;
    };
  }

  private void consume(VerifiedToken token) throws Refusal {
    ReplayOutcome outcome;
    try (var _ = trail.time(Stage.REPLAY)) {
      outcome = exchange.replay().consume(TokenUse.of(token), deadline);
    }
    requireFirst(outcome);
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
    trail.signed(claims);
    exchange.verifier().keysSince(claims).ifPresent(trail::keysSince);
  }

  private void record(Decision decision) {
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
