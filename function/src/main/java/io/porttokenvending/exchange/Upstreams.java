package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.Profile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Access of one request to Secrets Manager and Port, which takes a profile that was granted. */
record Upstreams(
    TokenExchange exchange, Profile profile, PortLanes lanes, AuditTrail trail, Deadline deadline) {
  /**
   * @param minTtl remaining lifetime that the caller requires; the profile may require more
   */
  static Upstreams of(
      TokenExchange exchange,
      Profile profile,
      Duration minTtl,
      AuditTrail trail,
      Deadline deadline) {
    Duration own = profile.port().minTtl();
    Duration required = own.compareTo(minTtl) > 0 ? own : minTtl;
    return new Upstreams(
        exchange,
        profile,
        new PortLanes(exchange, profile.port(), required, trail, deadline),
        trail,
        deadline);
  }

  /** Returns whether the caches lack the credentials, a header secret or Port's token. */
  boolean mustFetch() {
    return lanes.mustFetch()
        || profile.mcp().servers().stream()
            .flatMap(server -> server.headers().values().stream())
            .anyMatch(header ->
                header instanceof HeaderSetting.FromSecret setting
                    && exchange.headers().held(setting.secret()).isEmpty());
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
}
