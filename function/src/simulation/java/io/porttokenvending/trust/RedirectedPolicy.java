package io.porttokenvending.trust;

import java.net.URI;
import java.util.function.UnaryOperator;

/**
 * Replaces the URLs of Port or an issuer in a policy, and keeps everything else, including the
 * version.
 */
public final class RedirectedPolicy {
  private RedirectedPolicy() {}

  /**
   * Replaces Port's URLs.
   *
   * @param api base URL of the REST API
   * @param mcp URL of the MCP server
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

  /** Replaces an issuer in the rules that name it. */
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
