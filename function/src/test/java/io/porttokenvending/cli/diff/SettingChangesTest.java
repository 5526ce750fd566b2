package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a profile gives to everyone it lets in. */
class SettingChangesTest {
  private static final String PORT = "port: {region: eu, credentials: a, min_ttl: 15m}";
  private static final String MCP = "mcp: {read_only: true, tools: [a, b], allowed_actions: [x]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          min_ttl: 15m            | min_ttl: 10m            | port.min_ttl        | true  | false
          min_ttl: 15m            | min_ttl: 1h             | port.min_ttl        | false | true
          credentials: a          | credentials: b          | port.credentials    | true  | true
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
          """)
  void change_ofOneSetting_givesOrTakes(
      String before, String after, String key, boolean gives, boolean takes) {
    SettingChange change = changes(before, after).getFirst();
    assertEquals(1, changes(before, after).size());
    assertEquals(List.of(key, gives, takes), List.of(change.key(), change.gives(), change.takes()));
    SettingChange back =
        SettingChanges.between(profile(before, after), profile(before, before)).getFirst();
    assertEquals(List.of(takes, gives), List.of(back.gives(), back.takes()));
  }

  @Test
  void orderOfNames_isNoChange() {
    assertEquals(List.of(), changes("tools: [a, b]", "tools: [b, a]"));
  }

  private static List<SettingChange> changes(String before, String after) {
    return SettingChanges.between(profile(before, before), profile(before, after));
  }

  private static Profile profile(String written, String instead) {
    String rule = "trust: [{name: a, repository_owner_id: 1, repository_id: any}]";
    String text = String.join("\n", PORT, MCP, rule).replace(written, instead);
    return Policies.of(Map.of("reader", text)).profiles().values().iterator().next();
  }
}
