package io.porttokenvending.exchange;

import io.porttokenvending.mcp.McpServers;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.trust.TrustPolicy;
import java.time.InstantSource;
import java.util.Map;

/**
 * Exchanges a job's OIDC token for a Port access token. Contains what all requests share; one
 * request is an {@link Issuance}.
 *
 * @param headers the secrets of MCP servers' headers: their members by name
 * @param clock also decides which tokens have expired
 */
public record TokenExchange(
    TokenVerifier verifier,
    TrustPolicy policy,
    SecretStore<PortCredentials> credentials,
    SecretStore<Map<String, Secret>> headers,
    PortTokens port,
    ReplayGuard replay,
    InstantSource clock) {
  static final McpServers SERVERS = new McpServers();

  public String policyVersion() {
    return policy.version();
  }

  /** Issues a Port access token with its configuration. */
  public Outcome issue(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return outcome(new Issuance(this, request, trail, deadline)::issue);
  }

  /** Returns the configuration with references: reads no secret, consumes no token. */
  public Outcome configure(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return outcome(new Issuance(this, request, trail, deadline)::configure);
  }

  /** Returns the decision with its reasons: reads no secret, consumes no token. */
  public Outcome explain(TokenRequest request, AuditTrail trail, Deadline deadline) {
    return outcome(new Issuance(this, request, trail, deadline)::explain);
  }

  private interface Flow {
    Outcome run() throws Refusal;
  }

  private static Outcome outcome(Flow flow) {
    try {
      return flow.run();
    } catch (Refusal refusal) {
      return refusal.outcome();
    }
  }
}
