package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * The settings that limit what a policy may contain.
 *
 * @param issuers exact names of the trusted issuers
 * @param allowedHosts lower-case hosts, in addition to Port's, that {@code port.api_url} and {@code
 *     port.mcp_url} may name
 * @param allowedMcpHosts lower-case hosts that {@code mcp.servers} may name
 * @param insecureLoopback permits {@code http} URLs of the loopback interface
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

  /** Creates a scope that allows no additional MCP server. */
  public PolicyScope(List<String> issuers, Set<String> allowedHosts, boolean insecureLoopback) {
    this(issuers, allowedHosts, Set.of(), insecureLoopback);
  }

  /** Returns whether Port credentials may be sent there: a mistyped host would get the secret. */
  boolean allowsPortAt(URI uri) {
    String host = Ascii.fold(uri.getHost());
    return PORT_HOSTS.contains(host)
        || allowedHosts.contains(host)
        || (insecureLoopback && ServiceUrl.isLoopback(uri));
  }

  /** Returns whether an additional MCP server may be there; {@code allowedHosts} does not count. */
  boolean allowsServerAt(URI uri) {
    return allowedMcpHosts.contains(Ascii.fold(uri.getHost()))
        || (insecureLoopback && ServiceUrl.isLoopback(uri));
  }
}
