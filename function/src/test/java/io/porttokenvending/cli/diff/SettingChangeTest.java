package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpSettings;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.Profile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changed settings of a profile. */
class SettingChangeTest {
  private static final PolicyScope SCOPE =
      new PolicyScope(Policies.SCOPE.issuers(), Set.of(), Set.of("a.example", "b.example"), false);
  private static final String PROFILE =
      """
      port: {region: eu, credentials: a, min_ttl: 15m}
      mcp: {read_only: true, tools: [a, b], allowed_actions: [x], servers: {s: {url: https://a.example, tools: [c, d]}}}
      trust: [{name: main, repository_owner_id: 1, repository_id: any}]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          min_ttl: 15m            | min_ttl: 10m            | port.min_ttl        | true  | false
          min_ttl: 15m            | min_ttl: 1h             | port.min_ttl        | false | true
          credentials: a          | credentials: b          | port.credentials    | true  | true
          credentials: a          | credentials: [a, b]     | port.credentials    | true  | false
          credentials: a          | credentials: [c, b]     | port.credentials    | true  | true
          credentials: a          | credentials: a, exchange: oauth | port.exchange | true | true
          region: eu              | region: eu, api_url: https://api.us.port.io | port.api_url | true | true
          region: eu              | region: eu, mcp_url: https://mcp.us.port.io/v1 | port.mcp_url | true | true
          read_only: true         | read_only: false        | mcp.read_only       | true  | false
          read_only: true         | server: ports           | mcp.server          | true  | true
          tools: [a, b]           | tools: [b, c, a]        | mcp.tools           | true  | false
          tools: [a, b]           | tools: [b]              | mcp.tools           | false | true
          tools: [a, b]           | tools: [b, c]           | mcp.tools           | true  | true
          allowed_actions: [x]    | allowed_actions: [x, z] | mcp.allowed_actions | true  | false
          allowed_actions: [x]    | allowed_actions: []     | mcp.allowed_actions | false | true
          tools: [c, d]           | tools: [d]              | mcp.servers.s       | false | true
          tools: [c, d]           | tools: [d, c, e]        | mcp.servers.s       | true  | false
          https://a.example       | https://b.example       | mcp.servers.s       | true  | true
          https://a.example       | https://a.example, traceparent: true | mcp.servers.s | true | true
          https://a.example       | https://a.example, headers: {x-team: b} | mcp.servers.s | true | true
          servers: {              | servers: {t: {url: https://b.example}, | mcp.servers.t | true | false
          """)
  void change_ofOneSetting_isGainOrLoss(
      String before, String after, String key, boolean gives, boolean takes) {
    Profile old = profile(before, before);
    Profile current = profile(before, after);
    assertEquals(List.of(key + gives + takes), changes(old, current));
    assertEquals(List.of(key + takes + gives), changes(current, old));
  }

  private static List<String> changes(Profile before, Profile after) {
    return SettingChange.between(before, after).stream()
        .map(change -> change.key() + change.gives() + change.takes())
        .toList();
  }

  @Test
  void reorderedNames_areNoChange() {
    String reordered = PROFILE.replace("[a, b]", "[b, a]").replace("[c, d]", "[d, c]");
    assertEquals(List.of(), changes(profile("", ""), profile(PROFILE, reordered)));
  }

  @Test
  void orderOfLanes_isNoChange() {
    Profile lanes = profile("credentials: a", "credentials: [a, b]");
    assertEquals(List.of(), changes(lanes, profile("credentials: a", "credentials: [b, a]")));
    assertEquals(
        List.of("a, b"),
        SettingChange.between(profile("", ""), lanes).stream().map(SettingChange::after).toList());
  }

  /** Fails when a setting is added that the diff does not compare. */
  @Test
  void settings_includeEveryMember() {
    assertEquals(
        List.of(5, 5, 6, 4),
        Stream.of(
                PortSettings.class,
                McpSettings.class,
                McpServerSettings.class,
                DeploymentSettings.class)
            .map(type -> type.getRecordComponents().length)
            .toList());
  }

  private static Profile profile(String written, String instead) {
    return Policies.of(Map.of("reader", PROFILE.replace(written, instead)), SCOPE)
        .profiles()
        .values()
        .iterator()
        .next();
  }
}
