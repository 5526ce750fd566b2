package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.Profile;
import java.util.HashMap;
import java.util.Map;

/** Access of one request to Secrets Manager and Port, which takes a profile that was granted. */
record Upstreams(TokenExchange exchange, Profile profile, AuditTrail trail, Deadline deadline) {
  /** Returns whether the caches lack the credentials, a header secret or Port's token. */
  boolean mustFetch() {
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
                    && exchange.headers().held(setting.secret()).isEmpty());
  }

  PortCredentials readCredentials() throws Refusal {
    String secret = profile.port().credentials();
    var lookup = trail.timed(Stage.SECRET, () -> exchange.credentials().find(secret, deadline));
    if (lookup instanceof Lookup.Found<PortCredentials>(PortCredentials credentials)) {
      return credentials;
    }
    throw new Refusal(Refusals.ofCredentials(lookup));
  }

  /** Reads each secret once, however many headers name it. */
  Map<HeaderSetting.FromSecret, Secret> readHeaderSecrets() throws Refusal {
    Map<String, Lookup<Map<String, Secret>>> lookups = new HashMap<>();
    Map<HeaderSetting.FromSecret, Secret> values = new HashMap<>();
    for (McpServerSettings server : profile.mcp().servers()) {
      for (Map.Entry<String, HeaderSetting> header : server.headers().entrySet()) {
        if (header.getValue() instanceof HeaderSetting.FromSecret setting) {
          var lookup = lookups.computeIfAbsent(setting.secret(), this::readHeaderSecret);
          if (!(lookup instanceof Lookup.Found<Map<String, Secret>>(Map<String, Secret> members)
              && members.containsKey(setting.field()))) {
            throw new Refusal(Refusals.ofHeader(lookup, server.name(), header.getKey()));
          }
          values.put(setting, members.get(setting.field()));
        }
      }
    }
    return values;
  }

  private Lookup<Map<String, Secret>> readHeaderSecret(String secretId) {
    return trail.timed(Stage.SECRET, () -> exchange.headers().find(secretId, deadline));
  }

  PortAccessToken requestPortToken(PortCredentials credentials) throws Refusal {
    PortTokenResult result = exchangeAtPort(credentials);
    if (result instanceof PortTokenResult.CredentialsRejected) {
      // The secret may have been rotated since it was read: a newer version is tried once.
      String rejected = credentials.versionId();
      var lookup =
          trail.timed(
              Stage.SECRET,
              () ->
                  exchange.credentials().findOtherThan(credentials.secretId(), rejected, deadline));
      if (lookup instanceof Lookup.Found<PortCredentials>(PortCredentials current)
          && !current.versionId().equals(rejected)) {
        result = exchangeAtPort(current);
      }
    }
    return switch (result) {
      case PortTokenResult.Token(PortAccessToken token, TokenSource source) -> {
        trail.tokenSource = source;
        yield token;
      }
      case PortTokenResult.Failure failure -> throw new Refusal(Refusals.of(failure));
    };
  }

  private PortTokenResult exchangeAtPort(PortCredentials credentials) {
    trail.secretSince = exchange.credentials().readAt(credentials.secretId()).orElse(null);
    return trail.timed(
        Stage.PORT, () -> exchange.port().tokenFor(credentials, profile.port(), deadline));
  }
}
