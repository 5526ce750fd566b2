package io.porttokenvending.cli.diff;

import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.trust.McpSettings;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import io.porttokenvending.trust.Profile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Compares what two profiles give. */
final class SettingChanges {
  private final List<SettingChange> changes = new ArrayList<>();

  private SettingChanges() {}

  /** In the order of a profile's file. */
  static List<SettingChange> between(Profile before, Profile after) {
    SettingChanges changes = new SettingChanges();
    changes.port(before.port(), after.port());
    changes.mcp(before.mcp(), after.mcp());
    return changes.changes;
  }

  /** Changes of what the deployment trusts, reaches and reads. */
  static List<SettingChange> between(DeploymentSettings before, DeploymentSettings after) {
    SettingChanges changes = new SettingChanges();
    changes.deployment(before, after);
    return changes.changes;
  }

  private void deployment(DeploymentSettings before, DeploymentSettings after) {
    if (before instanceof DeploymentSettings(var issuers, var hosts, var mcpHosts, var secrets)
        && after
            instanceof
            DeploymentSettings(var newIssuers, var newHosts, var newMcpHosts, var newSecrets)) {
      names("OidcIssuers", issuers, newIssuers);
      names("AllowedHosts", hosts, newHosts);
      names("AllowedMcpHosts", mcpHosts, newMcpHosts);
      names("CredentialSecretArns", secrets, newSecrets);
    }
  }

  /** Taken apart by pattern, so that no setting can be added and be forgotten here. */
  private void port(PortSettings before, PortSettings after) {
    if (before
            instanceof PortSettings(URI api, URI mcp, String from, PortExchange way, Duration ttl)
        && after
            instanceof
            PortSettings(
                URI newApi,
                URI newMcp,
                String newFrom,
                PortExchange newWay,
                Duration newTtl)) {
      other("port.api_url", api.toString(), newApi.toString());
      other("port.mcp_url", mcp.toString(), newMcp.toString());
      other("port.credentials", from, newFrom);
      other("port.exchange", lower(way), lower(newWay));
      int order = newTtl.compareTo(ttl);
      add("port.min_ttl", text(ttl), text(newTtl), order < 0, order > 0);
    }
  }

  private void mcp(McpSettings before, McpSettings after) {
    if (before
            instanceof
            McpSettings(var server, boolean readOnly, var actions, var tools, var servers)
        && after
            instanceof
            McpSettings(
                var newServer,
                boolean newReadOnly,
                var newActions,
                var newTools,
                var newServers)) {
      other("mcp.server", server, newServer);
      add(
          "mcp.read_only",
          Boolean.toString(readOnly),
          Boolean.toString(newReadOnly),
          readOnly && !newReadOnly,
          !readOnly && newReadOnly);
      names("mcp.allowed_actions", actions, newActions);
      names("mcp.tools", tools, newTools);
      changes.addAll(ServerChanges.between(servers, newServers));
    }
  }

  /** What is neither more nor less is both. */
  private void other(String key, String before, String after) {
    boolean differs = !before.equals(after);
    add(key, before, after, differs, differs);
  }

  private void names(String key, Collection<String> before, Collection<String> after) {
    Set<String> old = new HashSet<>(before);
    Set<String> current = new HashSet<>(after);
    add(key, text(before), text(after), !old.containsAll(current), !current.containsAll(old));
  }

  private void add(String key, String before, String after, boolean gives, boolean takes) {
    if (gives || takes) {
      changes.add(new SettingChange(key, before, after, gives, takes));
    }
  }

  private static String text(Collection<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
  }

  private static String text(Duration duration) {
    return duration.toSeconds() + "s";
  }

  private static String lower(PortExchange exchange) {
    return exchange.name().toLowerCase(Locale.ROOT);
  }
}
