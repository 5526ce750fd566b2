package io.porttokenvending.cli;

import io.porttokenvending.trust.PolicyScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The function's settings that bound what a policy may say; as deployed they must be the same. */
public final class ScopeOptions {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";

  @Option(
      names = "--issuer",
      paramLabel = "ISSUER",
      description = "a trusted issuer, as in OIDC_ISSUERS; may be repeated (default: GitHub's)")
  List<String> issuers = new ArrayList<>();

  @Option(
      names = "--allowed-host",
      paramLabel = "HOST",
      description = "a host for port.api_url and port.mcp_url, as in ALLOWED_HOSTS")
  Set<String> allowedHosts = new LinkedHashSet<>();

  @Option(
      names = "--allowed-mcp-host",
      paramLabel = "HOST",
      description = "a host for mcp.servers, as in ALLOWED_MCP_HOSTS; may be repeated")
  Set<String> allowedMcpHosts = new LinkedHashSet<>();

  public PolicyScope scope() {
    return new PolicyScope(
        issuers.isEmpty() ? List.of(GITHUB) : List.copyOf(issuers),
        allowedHosts,
        allowedMcpHosts,
        false);
  }
}
