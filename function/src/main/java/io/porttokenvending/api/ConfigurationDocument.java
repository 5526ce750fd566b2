package io.porttokenvending.api;

import io.porttokenvending.mcp.ClientConfig;
import io.porttokenvending.mcp.McpConfiguration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One client's configuration file and nothing else, to be written where the client reads it. */
final class ConfigurationDocument {
  private ConfigurationDocument() {}

  /**
   * The file.
   *
   * @param expiresAt when the secrets in it end; empty where it only refers to them
   */
  static GatewayResponse of(
      McpConfiguration configuration, Optional<Instant> expiresAt, String requestId) {
    ClientConfig file = configuration.clientConfig().orElseThrow();
    GatewayResponse response =
        new GatewayResponse(200, file.mediaType(), requestId, file.content())
            .with("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
            .with("X-Allowed-Tools", String.join(",", configuration.allowedTools()));
    expiresAt.ifPresent(
        at -> response.with("X-Expires-At", at.truncatedTo(ChronoUnit.SECONDS).toString()));
    return response;
  }
}
