package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.mcp.McpConfiguration;
import io.porttokenvending.mcp.Rendering;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.Profile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The line from a grant to an answer: secrets, Port's token, the configuration, the one use. */
final class Vending {
  /** Where a configuration only refers to a secret. */
  private static final Secret NOT_READ = Secret.of("");

  private final CredentialStore credentials;
  private final HeaderSecrets headers;
  private final PortTokens port;
  private final ReplayGuard replay;
  private final InstantSource clock;
  private final String policyVersion;
  private final ProfileServer server = new ProfileServer();

  Vending(
      CredentialStore credentials,
      HeaderSecrets headers,
      PortTokens port,
      ReplayGuard replay,
      InstantSource clock,
      String policyVersion) {
    this.credentials = credentials;
    this.headers = headers;
    this.port = port;
    this.replay = replay;
    this.clock = clock;
    this.policyVersion = policyVersion;
  }

  /** A configuration that refers to secrets; nothing is read or used up for it. */
  Outcome configure(Grant grant) {
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
          new Outcome.Configured(profile.name(), configuration, policyVersion);
    };
  }

  Outcome vend(Grant grant, AuditTrail trail, Deadline deadline) {
    if (mustFetch(grant.profile())) {
      // A consumed token would otherwise cause secret reads and exchanges on every new instance.
      Optional<Outcome> refusal =
          refusal(trail.time(Stage.REPLAY, () -> replay.check(use(grant), deadline)));
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
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

  /** Whether the caches lack the credentials, a header secret or Port's token. */
  private boolean mustFetch(Profile profile) {
    boolean tokenHeld =
        credentials
            .held(profile.port().credentials())
            .filter(client -> port.holds(client, profile.port()))
            .isPresent();
    return !tokenHeld || !HeaderValues.areHeld(profile, headers);
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

  /** The subject token is consumed last, so that no denial and no failure consumes it. */
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
    return refusal(trail.time(Stage.REPLAY, () -> replay.consume(use(grant), deadline)))
        .orElseGet(() -> {
          trail.issued(token);
          return new Outcome.Issued(
              grant.profile().name(), token, expiresIn, configuration, policyVersion);
        });
  }

  private static Optional<Outcome> refusal(ReplayOutcome outcome) {
    return switch (outcome) {
      case FIRST -> Optional.empty();
      case REPLAYED ->
          Optional.of(
              Outcome.Refused.of(
                  ErrorCode.TOKEN_REPLAYED,
                  "This very token was exchanged before; request a fresh one for each exchange."));
      case UNAVAILABLE ->
          Optional.of(
              Outcome.Refused.of(
                  ErrorCode.REPLAY_STORE_UNAVAILABLE,
                  "The table of used tokens gave no answer that helps."));
    };
  }

  private static TokenUse use(Grant grant) {
    var claims = grant.token().claims();
    return new TokenUse(
        claims.issuer(), claims.text("jti").orElseThrow(), grant.token().usableUntil());
  }
}
