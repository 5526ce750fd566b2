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
    URI apiUrl, URI mcpUrl, String credentials, PortExchange exchange, Duration minTtl) {}
