package io.porttokenvending.lambda;

import io.porttokenvending.aws.SdkClients;
import io.porttokenvending.config.Settings;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The hosts that the function calls, as addresses without a path. */
final class Hosts {
  private Hosts() {}

  /**
   * Returns the hosts of the issuers, Secrets Manager, DynamoDB if there is a replay table, and
   * Port.
   */
  static Set<URI> all(Settings settings, TrustPolicy policy) {
    Set<URI> hosts = new LinkedHashSet<>();
    settings.issuers().values().forEach(keys -> hosts.add(base(keys)));
    hosts.add(secretsManager(settings));
    table(settings).ifPresent(hosts::add);
    hosts.addAll(port(policy));
    return hosts;
  }

  /**
   * Returns the hosts that a first grant calls after its verification. Port is one of them only
   * without a table of shared tokens, where the token probably is.
   */
  static Set<URI> afterVerification(Settings settings, TrustPolicy policy) {
    Set<URI> hosts = new LinkedHashSet<>();
    hosts.add(secretsManager(settings));
    table(settings).ifPresent(hosts::add);
    if (settings.tokenTable().isEmpty()) {
      hosts.addAll(port(policy));
    }
    return hosts;
  }

  private static URI secretsManager(Settings settings) {
    return base(
        settings
            .secretsManagerEndpoint()
            .orElseGet(() -> SdkClients.secretsManagerAddress(settings.region())));
  }

  /** Returns the hosts that exchange the profiles' credentials. */
  static Set<URI> port(TrustPolicy policy) {
    Set<URI> hosts = new LinkedHashSet<>();
    for (Profile profile : policy.profiles().values()) {
      PortSettings port = profile.port();
      hosts.add(base(port.exchange() == PortExchange.REST ? port.apiUrl() : port.mcpUrl()));
    }
    return hosts;
  }

  /** Returns DynamoDB's host if there is a replay table or a table of shared tokens. */
  static Optional<URI> table(Settings settings) {
    return settings
        .replayTable()
        .or(settings::tokenTable)
        .map(table -> settings.dynamoDbEndpoint())
        .map(own -> base(own.orElseGet(() -> SdkClients.dynamoDbAddress(settings.region()))));
  }

  private static URI base(URI address) {
    return address.resolve("/");
  }
}
