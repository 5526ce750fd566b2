package io.porttokenvending.trust;

/** Which of Port's two exchanges a profile uses; never the one after the other. */
public enum PortExchange {
  /** {@code POST /v1/auth/access_token} of the REST API. */
  REST,
  /** {@code client_credentials} at the MCP host, RFC 6749 section 4.4. */
  OAUTH
}
