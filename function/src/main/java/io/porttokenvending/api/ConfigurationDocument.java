package io.porttokenvending.api;

import io.porttokenvending.exchange.Outcome.Configured;
import io.porttokenvending.exchange.Outcome.Issued;
import io.porttokenvending.mcp.ClientConfig;
import io.porttokenvending.mcp.McpConfiguration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One client's configuration file, ready to save where the client reads it. */
final class ConfigurationDocument {
  private ConfigurationDocument() {}

  /** Returns the file with its secrets, which are valid until the token expires. */
  static GatewayResponse of(Issued issued, String requestId) {
    Instant expiresAt = issued.token().expiresAt().truncatedTo(ChronoUnit.SECONDS);
    return of(issued.configuration(), requestId).with("X-Expires-At", expiresAt.toString());
  }

  /** Returns the file with references instead of secrets, which does not expire. */
  static GatewayResponse of(Configured configured, String requestId) {
    return of(configured.configuration(), requestId);
  }

  private static GatewayResponse of(McpConfiguration configuration, String requestId) {
    ClientConfig file = configuration.clientConfig().orElseThrow();
    return new GatewayResponse(200, file.mediaType(), requestId, file.content())
        .with("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
        .with("X-Allowed-Tools", String.join(",", configuration.allowedTools()));
  }
}
