package io.porttokenvending.lambda;

import io.porttokenvending.aws.ReplayTable;
import io.porttokenvending.aws.SecretsManagerSource;
import io.porttokenvending.config.Settings;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Whom a function calls, by addresses without the paths that would ask for something. */
final class Hosts {
  private Hosts() {}

  /** Each issuer, Secrets Manager, DynamoDB where it is used, and Port. */
  static Set<URI> all(Settings settings, TrustPolicy policy) {
    Set<URI> hosts = new LinkedHashSet<>();
    settings.issuers().values().forEach(keys -> hosts.add(base(keys)));
    hosts.add(
        base(SecretsManagerSource.address(settings.region(), settings.secretsManagerEndpoint())));
    table(settings).ifPresent(hosts::add);
    hosts.addAll(port(policy));
    return hosts;
  }

  /** Those at which the profiles' credentials are exchanged. */
  static Set<URI> port(TrustPolicy policy) {
    Set<URI> hosts = new LinkedHashSet<>();
    for (Profile profile : policy.profiles().values()) {
      PortSettings port = profile.port();
      hosts.add(base(port.exchange() == PortExchange.REST ? port.apiUrl() : port.mcpUrl()));
    }
    return hosts;
  }

  /** DynamoDB, where there is a table of used tokens. */
  static Optional<URI> table(Settings settings) {
    return settings
        .replayTable()
        .map(table -> base(ReplayTable.address(settings.region(), settings.dynamoDbEndpoint())));
  }

  private static URI base(URI address) {
    return address.resolve("/");
  }
}
