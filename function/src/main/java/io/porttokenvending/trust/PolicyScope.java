package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * The settings that bound what a policy may say.
 *
 * @param issuers the trusted issuers' exact names
 * @param allowedHosts hosts besides Port's own that {@code port.api_url} and {@code port.mcp_url}
 *     may name, in lower case
 * @param allowedMcpHosts hosts that {@code mcp.servers} may name, in lower case
 * @param insecureLoopback permits {@code http} addresses of this machine
 */
public record PolicyScope(
    List<String> issuers,
    Set<String> allowedHosts,
    Set<String> allowedMcpHosts,
    boolean insecureLoopback) {
  private static final Set<String> PORT_HOSTS =
      Set.of(
          "api.port.io",
          "api.us.port.io",
          "api.getport.io",
          "api.us.getport.io",
          "mcp.port.io",
          "mcp.us.port.io",
          "mcp.getport.io",
          "mcp.us.getport.io");

  public PolicyScope {
    issuers = List.copyOf(issuers);
    allowedHosts = Set.copyOf(allowedHosts);
    allowedMcpHosts = Set.copyOf(allowedMcpHosts);
  }

  /** Without a host for additional MCP servers. */
  public PolicyScope(List<String> issuers, Set<String> allowedHosts, boolean insecureLoopback) {
    this(issuers, allowedHosts, Set.of(), insecureLoopback);
  }

  /** Whether Port's credentials may be sent there: a mistyped host would get the secret. */
  boolean allowsPortAt(URI uri) {
    String host = Ascii.fold(uri.getHost());
    return PORT_HOSTS.contains(host)
        || allowedHosts.contains(host)
        || (insecureLoopback && ServiceUrl.isLoopback(uri));
  }

  /** Whether a further server may be there; what may see Port's credentials is no answer to it. */
  boolean allowsServerAt(URI uri) {
    return allowedMcpHosts.contains(Ascii.fold(uri.getHost()))
        || (insecureLoopback && ServiceUrl.isLoopback(uri));
  }
}
