package io.porttokenvending.trust;

import java.net.URI;
import java.time.Duration;

/**
 * A profile's {@code port} section.
 *
 * @param apiUrl base URL of the REST API, with or without {@code /v1}
 * @param mcpUrl URL of the MCP server
 * @param credentials Secrets Manager name or ARN
 * @param minTtl minimum remaining lifetime of an issued token
 */
public record PortSettings(
    URI apiUrl, URI mcpUrl, String credentials, PortExchange exchange, Duration minTtl) {

  /** The token exchange that a profile uses; the function never falls back to the other one. */
  public enum PortExchange {
    /** {@code POST /v1/auth/access_token} of the REST API. */
    REST,
    /** {@code client_credentials} grant at the MCP host, RFC 6749 section 4.4. */
    OAUTH
  }
}
