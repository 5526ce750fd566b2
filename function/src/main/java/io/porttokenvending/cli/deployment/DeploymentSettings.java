package io.porttokenvending.cli.deployment;

import io.porttokenvending.trust.PolicyScope;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The template's parameters that bound what a policy can grant.
 *
 * @param oidcIssuers entries of {@code OidcIssuers}: {@code issuer} or {@code issuer=jwks_uri}
 * @param allowedHosts hosts that {@code port.api_url} and {@code port.mcp_url} may name
 * @param allowedMcpHosts hosts that {@code mcp.servers} may name
 * @param credentialSecretArns secrets that the function may read
 */
public record DeploymentSettings(
    List<String> oidcIssuers,
    Set<String> allowedHosts,
    Set<String> allowedMcpHosts,
    Set<String> credentialSecretArns) {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";

  /** The template's defaults. */
  public static final DeploymentSettings DEFAULTS = of(Map.of());

  public DeploymentSettings {
    oidcIssuers = List.copyOf(oidcIssuers);
    allowedHosts = Set.copyOf(allowedHosts);
    allowedMcpHosts = Set.copyOf(allowedMcpHosts);
    credentialSecretArns = Set.copyOf(credentialSecretArns);
  }

  /**
   * Returns the settings of a deployment with these parameters; an absent parameter has its
   * default.
   */
  static DeploymentSettings of(Map<String, String> parameters) {
    Set<String> issuers = list(parameters, "OidcIssuers");
    return new DeploymentSettings(
        issuers.isEmpty() ? List.of(GITHUB) : List.copyOf(issuers),
        list(parameters, "AllowedHosts"),
        list(parameters, "AllowedMcpHosts"),
        list(parameters, "CredentialSecretArns"));
  }

  /** Returns these settings with the given lists; an empty list replaces nothing. */
  public DeploymentSettings with(
      List<String> issuers, Set<String> portHosts, Set<String> mcpHosts) {
    return new DeploymentSettings(
        issuers.isEmpty() ? oidcIssuers : issuers,
        portHosts.isEmpty() ? allowedHosts : portHosts,
        mcpHosts.isEmpty() ? allowedMcpHosts : mcpHosts,
        credentialSecretArns);
  }

  /** Returns the settings that bound a policy. */
  public PolicyScope scope() {
    List<String> issuers = oidcIssuers.stream().map(entry -> entry.split("=", 2)[0]).toList();
    return new PolicyScope(issuers, allowedHosts, allowedMcpHosts, false);
  }

  private static Set<String> list(Map<String, String> parameters, String name) {
    return Arrays.stream(parameters.getOrDefault(name, "").split(",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
