package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Policies;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedirectedPolicyTest {
  private static final URI API = URI.create("http://127.0.0.1:1");
  private static final URI MCP = URI.create("http://127.0.0.1:1/v1");
  private static final String OTHER = "https://other.example";
  private static final TrustPolicy POLICY =
      Policies.of(
          Map.of(
              "reader",
              Policies.profile(rule("first", GitHubTokens.ISSUER), rule("second", OTHER))),
          new PolicyScope(List.of(GitHubTokens.ISSUER, OTHER), Set.of(), false));

  @Test
  void toPort_replacesOnlyPort() {
    Profile profile = profile(RedirectedPolicy.toPort(POLICY, API, MCP));
    PortSettings before = profile(POLICY).port();
    assertEquals(
        new PortSettings(API, MCP, before.credentials(), before.exchange(), before.minTtl()),
        profile.port());
    assertEquals(profile(POLICY).rules(), profile.rules());
    assertEquals(profile(POLICY).mcp(), profile.mcp());
  }

  @Test
  void toIssuer_replacesOnlyItsRules() {
    TrustPolicy redirected =
        RedirectedPolicy.toIssuer(POLICY, GitHubTokens.ISSUER, "http://127.0.0.1:2");
    assertEquals(
        List.of("http://127.0.0.1:2", OTHER),
        profile(redirected).rules().stream().map(Rule::issuer).toList());
  }

  @Test
  void redirectedPolicy_keepsVersion() {
    assertEquals(POLICY.version(), RedirectedPolicy.toPort(POLICY, API, MCP).version());
    assertNotEquals(POLICY.version(), new TrustPolicy(List.of()).version());
  }

  private static String rule(String name, String issuer) {
    return "{name: %s, issuer: '%s', repository_owner_id: \"1\", repository_id: any}"
        .formatted(name, issuer);
  }

  private static Profile profile(TrustPolicy policy) {
    return policy.profiles().values().iterator().next();
  }
}
