package io.porttokenvending.trust;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A profile's {@code port} section.
 *
 * @param apiUrl base URL of the REST API, with or without {@code /v1}
 * @param mcpUrl URL of the MCP server
 * @param credentials Secrets Manager name or ARN of each lane
 * @param minTtl minimum remaining lifetime of an issued token
 */
public record PortSettings(
    URI apiUrl, URI mcpUrl, List<String> credentials, PortExchange exchange, Duration minTtl) {
  public static final int MAX_LANES = 4;

  /** Lifetime of a token when Port issues it. */
  public static final Duration TOKEN_LIFETIME = Duration.ofHours(3);

  /** Covers different clocks and the jitter after an expiry. */
  private static final Duration GUARANTEE_MARGIN = Duration.ofMinutes(2);

  public PortSettings {
    credentials = List.copyOf(credentials);
  }

  /** Settings with one lane. */
  public PortSettings(
      URI apiUrl, URI mcpUrl, String credentials, PortExchange exchange, Duration minTtl) {
    this(apiUrl, mcpUrl, List.of(credentials), exchange, minTtl);
  }

  /**
   * Returns the remaining lifetime of the freshest token above which no other lane is exchanged, so
   * that the lanes' tokens expire one after the other, {@link #TOKEN_LIFETIME} divided by {@code
   * lanes} apart.
   *
   * @param lanes number of usable lanes, at least 1
   */
  public static Duration staggering(int lanes) {
    return TOKEN_LIFETIME.multipliedBy(lanes - 1L).dividedBy(lanes);
  }

  /**
   * Returns the longest remaining lifetime that some lane's token always has; negative for one
   * lane, whose token expires before Port issues another.
   */
  public static Duration guarantee(int lanes) {
    return staggering(lanes).minus(GUARANTEE_MARGIN);
  }

  /** The token exchange that a profile uses; the function never falls back to the other one. */
  public enum PortExchange {
    /** {@code POST /v1/auth/access_token} of the REST API. */
    REST,
    /** {@code client_credentials} grant at the MCP host, RFC 6749 section 4.4. */
    OAUTH
  }
}
