package io.porttokenvending.trust;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Replaces the addresses of Port or of an issuer in a policy. Everything else, including the
 * version, stays unchanged.
 */
public final class RedirectedPolicy {
  private RedirectedPolicy() {}

  /**
   * Returns the policy with other addresses of Port.
   *
   * @param api base of the REST API
   * @param mcp address of the MCP server
   */
  public static TrustPolicy toPort(TrustPolicy policy, URI api, URI mcp) {
    return changed(
        policy,
        profile -> {
          PortSettings port = profile.port();
          return new Profile(
              profile.name(),
              profile.description(),
              new PortSettings(api, mcp, port.credentials(), port.exchange(), port.minTtl()),
              profile.mcp(),
              profile.rules(),
              profile.contentHash());
        });
  }

  /** Returns the policy with one issuer replaced. */
  public static TrustPolicy toIssuer(TrustPolicy policy, String replaced, String issuer) {
    return changed(
        policy,
        profile ->
            new Profile(
                profile.name(),
                profile.description(),
                profile.port(),
                profile.mcp(),
                profile.rules().stream()
                    .map(rule -> rule.issuer().equals(replaced) ? withIssuer(rule, issuer) : rule)
                    .toList(),
                profile.contentHash()));
  }

  private static TrustPolicy changed(TrustPolicy policy, UnaryOperator<Profile> change) {
    return new TrustPolicy(
        policy.profiles().values().stream().map(change).toList(), policy.version());
  }

  private static Rule withIssuer(Rule rule, String issuer) {
    return new Rule(
        rule.name(),
        issuer,
        rule.ownerIds(),
        rule.repositoryIds(),
        rule.events(),
        rule.conditions());
  }
}
