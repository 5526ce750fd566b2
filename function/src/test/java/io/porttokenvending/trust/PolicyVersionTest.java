package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyVersionTest {
  private static final String VERSION = version(GoodProfile.TEXT);

  static Stream<Arguments> changes() {
    return Stream.of(
        change("Read the catalog.", "Read it."),
        change("description: Read the catalog.\n", ""),
        change("region: eu", "region: us"),
        change("region: eu", "region: eu\n  api_url: https://api.getport.io"),
        change("region: eu", "region: eu\n  mcp_url: https://mcp.port.io"),
        change("port/reader", "port/writer"),
        change("port/reader", "Port/reader"),
        change("port/reader", "[port/reader, port/second]"),
        change("port/reader", "[port/second, port/reader]"),
        change("exchange: rest", "exchange: oauth"),
        change("15m", "16m"),
        change("server: port", "server: Port"),
        change("read_only: true", "read_only: false"),
        change("[run_check]", "[]"),
        change("[run_check]", "[run_check, run_more]"),
        change("[list_blueprints, list_entities]", "[list_blueprints]"),
        change("[list_blueprints, list_entities]", "[list_blueprints_list_entities]"),
        change("acme main", "acme-main"),
        change("  issuer: https://token.actions.githubusercontent.com", "  actor: a"),
        change("\"999999999999\"", "[999999999999, 1]"),
        change("\"999999999999\"", "999999999998"),
        change("repository_id: any", "repository_id: 1"),
        change("[888888888888, \"2\"]", "[888888888888]"),
        change("[888888888888, \"2\"]", "[8888888888882]"),
        change("[888888888888, \"2\"]", "any"),
        change("    ref: refs/heads/main\n", ""),
        change("ref: refs/heads/main", "ref: refs/heads/Main"),
        change("ref: refs/heads/main", "ref: refs/heads/mai*"),
        change("ref: refs/heads/main", "ref: [refs/heads/main, refs/heads/dev]"),
        change("ref: refs/heads/main", "base_ref: refs/heads/main"),
        change("ref: refs/heads/main", "ref: refs/heads/main\n    environment: a"),
        change("    event_name: [push, schedule]\n", ""),
        change("[push, schedule]", "push"),
        change("[push, schedule]", "[push, schedule, issues]"),
        change("[push, schedule]", "[default]"),
        change("{member: gold}", "gold"),
        change("{member: gold}", "{member: silver}"),
        change("{member: gold}", "{member: [gold, silver]}"),
        change("repo_property_tier", "repo_property_team"),
        change("trust:\n", "trust:\n  - {name: a, repository_owner_id: 1, repository_id: 1}\n"),
        change("\"999999999999\"", "['999999999999']"),
        change("15m", "900s"),
        change("  server: port\n", ""),
        change("  exchange: rest\n", ""),
        change("region: eu", "region: eu\n  api_url: https://api.port.io"),
        change("    issuer: https://token.actions.githubusercontent.com\n", ""));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void content_changed_changesVersion(String piece, String replacement) {
    assertNotEquals(VERSION, version(GoodProfile.with(piece, replacement)));
  }

  @Test
  void versions_ofDifferentContents_differ() {
    Set<String> versions = new HashSet<>(Set.of(VERSION));
    changes()
        .map(Arguments::get)
        .forEach(change ->
            assertTrue(
                versions.add(
                    version(
                        GoodProfile.with(String.valueOf(change[0]), String.valueOf(change[1])))),
                () -> "as before: " + change[1]));
  }

  static Stream<Arguments> rewordings() {
    return Stream.of(
        change("\"999999999999\"", "999999999999"),
        change("repository_id: any", "repository_id: 'any'"),
        change("[push, schedule]", "[schedule, push]"),
        change("[list_blueprints, list_entities]", "[list_entities, list_blueprints]"),
        change("[888888888888, \"2\"]", "\n      - 2\n      - 888888888888"),
        change("{member: gold}", "\n      member: gold"),
        change("Read the catalog.", "'Read the catalog.'"),
        change("trust:\n", "# who may\ntrust:\n"));
  }

  @ParameterizedTest
  @MethodSource("rewordings")
  void content_reformatted_keepsVersion(String piece, String replacement) {
    assertEquals(VERSION, version(GoodProfile.with(piece, replacement)));
  }

  static Stream<Arguments> serverChanges() {
    return Stream.of(
        change("    linear:", "    Linear:"),
        change("mcp.portkey.ai/linear", "mcp.portkey.ai/Linear"),
        change("[search_issues, get_issue]", "[search_issues]"),
        change("x-portkey-api-key", "x-portkey-key"),
        change("portkey/key", "portkey/keys"),
        change("apiKey", "apikey"),
        change("{secret: portkey/key, field: apiKey}", "{secret: portkey/k, field: eyapiKey}"),
        change("{secret: portkey/key, field: apiKey}", "{secret: portkey/key, field: is}"),
        change("x-team", "X-Team"),
        change("platform", "platforms"),
        change("        x-team: platform\n", ""),
        change("parent: true", "parent: false"),
        change("metadata: true", "metadata: false"),
        change("    chat:", "    talk:"));
  }

  @Test
  void servers_changed_changeVersion() {
    Set<String> versions = new HashSet<>(Set.of(serverVersion(GoodServers.TEXT)));
    serverChanges()
        .map(Arguments::get)
        .forEach(change -> {
          String text = GoodServers.with(String.valueOf(change[0]), String.valueOf(change[1]));
          assertTrue(versions.add(serverVersion(text)), () -> "as before: " + change[1]);
        });
  }

  @Test
  void order_ofServersHeadersAndTools_keepsVersion() {
    List<String> lines = GoodServers.TEXT.lines().toList();
    String turned =
        String.join(
            "\n",
            List.of(
                String.join("\n", lines.subList(0, 4)),
                String.join("\n", lines.subList(12, 14)),
                String.join("\n", lines.subList(4, 6)),
                String.join("\n", lines.subList(10, 12)),
                lines.get(7),
                lines.get(9),
                lines.get(8),
                "      tools: [get_issue, search_issues]",
                lines.get(14)));
    assertEquals(serverVersion(GoodServers.TEXT), serverVersion(turned));
  }

  @Test
  void order_ofRulesKeysAndSections_keepsVersion() {
    List<String> sections = GoodProfile.TEXT.lines().toList();
    String turned =
        String.join(
            "\n",
            List.of(
                String.join("\n", sections.subList(11, 12)),
                "  - repo_property_tier: {member: gold}",
                "    repository_id: ['2', 888888888888]",
                "    repository_owner_id: 999999999999",
                "    name: acme gold",
                "    issuer: https://token.actions.githubusercontent.com",
                String.join("\n", sections.subList(12, 17)),
                String.join("\n", sections.subList(6, 11)),
                sections.get(0),
                String.join("\n", sections.subList(1, 6))));
    assertEquals(VERSION, version(turned));
  }

  @Test
  void fileName_changed_changesVersion() {
    String writer = Policies.of(Map.of("writer", GoodProfile.TEXT)).version();
    String both =
        Policies.of(Map.of("writer", GoodProfile.TEXT, "reader", GoodProfile.TEXT)).version();
    assertEquals(3, Set.of(VERSION, writer, both).size());
  }

  @Test
  void defaultIssuer_changed_changesVersion() {
    PolicyScope elsewhere = new PolicyScope(List.of(Identities.OTHER_ISSUER), Set.of(), false);
    String text = GoodProfile.with("    issuer: https://token.actions.githubusercontent.com\n", "");
    assertNotEquals(version(text), Policies.of(Map.of("reader", text), elsewhere).version());
  }

  @Test
  void version_isTwelveHexadecimalDigits() {
    assertTrue(VERSION.matches("[0-9a-f]{12}"), VERSION);
  }

  private static Arguments change(String piece, String replacement) {
    return Arguments.of(piece, replacement);
  }

  private static String serverVersion(String reader) {
    return Policies.of(Map.of("reader", reader), GoodServers.SCOPE).version();
  }

  private static String version(String reader) {
    return Policies.of(Map.of("reader", reader)).version();
  }
}
