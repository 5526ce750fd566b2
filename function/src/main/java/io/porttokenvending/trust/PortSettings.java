package io.porttokenvending.trust;

import java.net.URI;
import java.time.Duration;

/**
 * A profile's {@code port} section.
 *
 * @param apiUrl base of the REST API, with or without {@code /v1}
 * @param mcpUrl address of the MCP server
 * @param credentials Secrets Manager name or ARN
 * @param minTtl no token that lives shorter is handed out
 */
public record PortSettings(
    URI apiUrl, URI mcpUrl, String credentials, PortExchange exchange, Duration minTtl) {

  /** Which of Port's two exchanges a profile uses; the other one is never tried instead. */
  public enum PortExchange {
    /** {@code POST /v1/auth/access_token} of the REST API. */
    REST,
    /** {@code client_credentials} at the MCP host, RFC 6749 section 4.4. */
    OAUTH
  }
}
