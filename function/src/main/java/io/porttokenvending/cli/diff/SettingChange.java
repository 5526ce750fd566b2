package io.porttokenvending.cli.diff;

import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.Profile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A changed setting of a profile or of the deployment.
 *
 * @param key name in the profile, or of the template's parameter
 * @param gives whether the new value permits something that the old one does not
 * @param takes whether the old value permits something that the new one does not
 */
record SettingChange(String key, String before, String after, boolean gives, boolean takes) {
  private static final long MAX_MIN_TTL = PortSettings.TOKEN_LIFETIME.toSeconds();

  /** The value of a setting, and the set of what it permits. */
  private record Setting(String text, Set<?> permits) {
    static final Setting ABSENT = new Setting("none", Set.of());

    static Setting one(Object value) {
      return new Setting(value.toString(), Set.of(value));
    }

    static Setting names(Collection<String> names) {
      Set<String> sorted = new TreeSet<>(names);
      return sorted.isEmpty() ? ABSENT : new Setting(String.join(", ", sorted), sorted);
    }
  }

  static List<SettingChange> between(Profile before, Profile after) {
    List<SettingChange> changes = between(settings(before), settings(after));
    changes.addAll(between(servers(before), servers(after)));
    return changes;
  }

  /** Returns the changes of deployment settings. */
  static List<SettingChange> between(DeploymentSettings before, DeploymentSettings after) {
    return between(settings(before), settings(after));
  }

  private static List<SettingChange> between(
      Map<String, Setting> before, Map<String, Setting> after) {
    Map<String, Setting> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    List<SettingChange> changes = new ArrayList<>();
    for (String key : all.keySet()) {
      Setting old = before.getOrDefault(key, Setting.ABSENT);
      Setting current = after.getOrDefault(key, Setting.ABSENT);
      boolean gives = !old.permits().containsAll(current.permits());
      boolean takes = !current.permits().containsAll(old.permits());
      if (gives || takes) {
        changes.add(new SettingChange(key, old.text(), current.text(), gives, takes));
      }
    }
    return changes;
  }

  private static Map<String, Setting> settings(Profile profile) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    var port = profile.port();
    settings.put("port.api_url", Setting.one(port.apiUrl()));
    settings.put("port.mcp_url", Setting.one(port.mcpUrl()));
    settings.put("port.credentials", Setting.names(port.credentials()));
    settings.put("port.exchange", Setting.one(port.exchange().name().toLowerCase(Locale.ROOT)));
    // The remaining lifetimes, in seconds, that a returned token can have.
    long minTtl = port.minTtl().toSeconds();
    Set<Long> lifetimes =
        LongStream.rangeClosed(minTtl, MAX_MIN_TTL).boxed().collect(Collectors.toSet());
    settings.put("port.min_ttl", new Setting(minTtl + "s", lifetimes));
    var mcp = profile.mcp();
    settings.put("mcp.server", Setting.one(mcp.server()));
    settings.put(
        "mcp.read_only",
        new Setting(Boolean.toString(mcp.readOnly()), mcp.readOnly() ? Set.of() : Set.of("write")));
    settings.put("mcp.allowed_actions", Setting.names(mcp.allowedActions()));
    settings.put("mcp.tools", Setting.names(mcp.tools()));
    return settings;
  }

  private static Map<String, Setting> servers(Profile profile) {
    Map<String, Setting> servers = new TreeMap<>();
    profile
        .mcp()
        .servers()
        .forEach(each -> servers.put("mcp.servers." + each.name(), server(each)));
    return servers;
  }

  /** Prints only header names, because values must not appear in a pipeline's log. */
  private static Setting server(McpServerSettings server) {
    List<Object> connection =
        List.of(server.url(), server.headers(), server.traceparent(), server.portkeyMetadata());
    Set<Object> permits = new HashSet<>(Set.of(connection));
    server.tools().forEach(tool -> permits.add(List.of(connection, tool)));
    return new Setting(
        "%s (tools: %s, headers: %s)"
            .formatted(
                server.url(),
                new TreeSet<>(server.tools()),
                new TreeSet<>(server.headers().keySet())),
        permits);
  }

  private static Map<String, Setting> settings(DeploymentSettings deployment) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    settings.put("OidcIssuers", Setting.names(deployment.oidcIssuers()));
    settings.put("AllowedHosts", Setting.names(deployment.allowedHosts()));
    settings.put("AllowedMcpHosts", Setting.names(deployment.allowedMcpHosts()));
    settings.put("CredentialSecretArns", Setting.names(deployment.credentialSecretArns()));
    return settings;
  }
}
