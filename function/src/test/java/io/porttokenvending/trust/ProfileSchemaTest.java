package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.testing.RandomTrust;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema agrees with the reader, except for problems that only the reader detects. */
class ProfileSchemaTest {
  private static final ProfileSchema SCHEMA = new ProfileSchema();

  static Stream<Path> samples() throws IOException {
    Path infra = Path.of("..", "infra");
    return Stream.concat(
        yaml(infra.resolve("policy-layer/policy")), yaml(infra.resolve("examples/organization")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sample_isValidAndNamesSchema(Path file) throws IOException {
    String text = Files.readString(file);
    assertEquals(List.of(), SCHEMA.problems(text));
    String named = text.lines().findFirst().orElseThrow();
    String prefix = "# yaml-language-server: $schema=";
    assertTrue(named.startsWith(prefix), named);
    assertTrue(Files.exists(file.resolveSibling(named.substring(prefix.length()))), named);
  }

  @Test
  void ruleKeys_matchTheClaimCatalog() {
    JsonNode properties = SCHEMA.tree().at("/definitions/rule/properties");
    Set<String> keys = new TreeSet<>();
    properties.fieldNames().forEachRemaining(keys::add);
    Set<String> expected = new TreeSet<>(GitHubClaims.names());
    expected.addAll(List.of("name", "issuer"));
    assertEquals(expected, keys);
    for (String claim : GitHubClaims.names()) {
      if (!claim.equals("repository_id")) {
        assertEquals(
            "#/definitions/" + definition(GitHubClaims.kindOf(claim).orElseThrow()),
            properties.path(claim).path("$ref").asText(),
            claim);
      }
    }
  }

  @Test
  void randomRules_areValidInBoth() {
    RandomTrust random = new RandomTrust(6);
    for (int i = 0; i < 200; i++) {
      assertAgreed(true, Policies.profile(random.rules()));
    }
  }

  @Test
  void profile_complete_isValidInBoth() {
    assertAgreed(true, GoodProfile.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          region: eu                   | region: us
          exchange: rest               | exchange: oauth
          min_ttl: 15m                 | min_ttl: 90s
          credentials: port/reader     | `credentials: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:port-AbCdEf"`
          credentials: port/reader     | credentials: [port/reader]
          credentials: port/reader     | credentials: [a, b, c, d]
          server: port                 | server: Port_1-a
          server: port                 | server: Workspace
          server: port                 | server: workspaces
          [list_blueprints, list_entities] | [calendar.updateEvent]
          read_only: true              | read_only: false
          [run_check]                  | []
          [run_check]                  | [a.b@c+d/e=f-g:h]
          repository_id: any           | repository_id: 0
          repository_id: any           | `repository_id: ["7", 8]`
          ref: refs/heads/main         | ref: [refs/heads/*, refs/tags/**]
          ref: refs/heads/main         | environment: "*"
          ref: refs/heads/main         | `ref_protected: "true"`
          {member: gold}               | {member: [gold, silver]}
          {member: gold}               | [gold, "*"]
          {member: gold}               | "a,b"
          """)
  void change_valid_isValidInBoth(String piece, String replacement) {
    assertAgreed(true, GoodProfile.with(piece, replacement));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          description: Read the catalog. | descriptions: Read the catalog.
          description: Read the catalog. | `description: ""`
          description: Read the catalog. | description: [a]
          region: eu                   | region: EU
          region: eu                   | description: eu
          region: eu                   | api_url: https://api.port.io
          credentials: port/reader     | description: x
          credentials: port/reader     | `credentials: "a:b"`
          credentials: port/reader     | credentials: a b
          credentials: port/reader     | `credentials: ""`
          credentials: port/reader     | credentials: []
          credentials: port/reader     | credentials: [a, b, c, d, e]
          credentials: port/reader     | credentials: [a, b, a]
          credentials: port/reader     | credentials: [a, "b:c"]
          credentials: port/reader     | credentials: [a, 1]
          credentials: port/reader     | credentials: {a: b}
          exchange: rest               | exchange: soap
          min_ttl: 15m                 | min_ttl: 15
          min_ttl: 15m                 | min_ttl: 15 minutes
          server: port                 | server: 1port
          server: port                 | server: a.b
          server: port                 | server: workspace
          server: port                 | server: claude-in-chrome
          server: port                 | server: computer-use
          server: port                 | server: constructor
          read_only: true              | `read_only: "true"`
          read_only: true              | read_only: yes
          read_only: true              | read-only: true
          [run_check]                  | run_check
          [run_check]                  | [a, a]
          [run_check]                  | `["a,b"]`
          [run_check]                  | [1]
          [list_blueprints, list_entities] | ["*"]
          [list_blueprints, list_entities] | [mcp:x]
          repository_id: any           | repository_id: [any]
          repository_id: any           | repository_id: "01"
          repository_id: any           | repository_id: "1*"
          repository_id: any           | repository_id: []
          repository_id: any           | repository: acme/api
          ref: refs/heads/main         | `ref: "*"`
          ref: refs/heads/main         | `ref: ""`
          ref: refs/heads/main         | ref: []
          ref: refs/heads/main         | ref: 7
          ref: refs/heads/main         | ref: {member: a}
          ref: refs/heads/main         | sub: a
          ref: refs/heads/main         | branch: main
          ref: refs/heads/main         | repo_property_: a
          ref: refs/heads/main         | `job_workflow_ref: "**"`
          event_name: [push, schedule] | `event_name: "pu*"`
          event_name: [push, schedule] | event_name: []
          {member: gold}               | {member: gold, of: x}
          {member: gold}               | {members: gold}
          {member: gold}               | {member: "a,b"}
          {member: gold}               | {member: "g*"}
          {member: gold}               | {member: []}
          {member: gold}               | true
          """)
  void change_invalid_isInvalidInBoth(String piece, String replacement) {
    assertAgreed(false, GoodProfile.with(piece, replacement));
  }

  @Test
  void servers_complete_areValidInBoth() {
    assertAgreed(true, GoodServers.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "    linear:"                | `    Lin_ear-2:`
          x-team: platform             | `x-team: "a $ b {c} ~!"`
          x-team: platform             | `Authorization: {secret: a, field: b}`
          x-team: platform             | `a$: b`
          x-team: platform             | x-team: {secret: "arn:aws:secretsmanager:eu-west-1:1:secret:a-AbCdEf", field: "a b"}
          "parent: true"               | `parent: false`
          linear/mcp                   | acme/linear/mcp
          """)
  void serverChange_valid_isValidInBoth(String piece, String replacement) {
    assertAgreed(true, GoodServers.with(unquoted(piece), replacement));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "    linear:"                | `    9linear:`
          "    linear:"                | `    lin.ear:`
          https://mcp.portkey.ai/linear/mcp | 7
          https://mcp.portkey.ai/linear/mcp | ftp://mcp.portkey.ai
          https://mcp.portkey.ai/linear/mcp | `https://mcp.portkey.ai/?a=b`
          https://mcp.portkey.ai/linear/mcp | https://a@mcp.portkey.ai/
          https://mcp.portkey.ai/linear/mcp | https://mcp.portkey.ai/$KEY
          https://mcp.portkey.ai/linear/mcp | https://mcp.portkey.ai/${KEY}
          url: https://mcp.portkey.ai/linear/mcp | `tool: [a]`
          url: https://mcp.portkey.ai/linear/mcp | `#`
          [search_issues, get_issue]   | ["*"]
          [search_issues, get_issue]   | [a, a]
          x-team: platform             | `x-team: ""`
          x-team: platform             | x-team: 7
          x-team: platform             | `x-team: " a"`
          x-team: platform             | `x-team: "a "`
          x-team: platform             | `x-team: "a\\tb"`
          x-team: platform             | x-team: plätform
          x-team: platform             | x-team: $TEAM
          x-team: platform             | `x-team: "${TEAM}"`
          x-team: platform             | `x-team: "{env:TEAM}"`
          x-team: platform             | `x-team: "a{FILE:x}"`
          x-team: platform             | Host: a
          x-team: platform             | content-length: a
          x-team: platform             | TE: a
          x-team: platform             | Transfer-Encoding: a
          x-team: platform             | Proxy-Authorization: {secret: a, field: b}
          x-team: platform             | Mcp-Session-Id: a
          x-team: platform             | Authorization: a
          x-team: platform             | a b: c
          x-team: platform             | a$B: c
          "apiKey}"                    | `""}`
          ", field: apiKey}"           | `}`
          ", field: apiKey}"           | `, field: apiKey, prefix: a}`
          secret: portkey/key          | `secret: "a:b"`
          "parent: true"               | `parent: yes`
          "metadata: true"             | `metadata: 1`
          """)
  void serverChange_invalid_isInvalidInBoth(String piece, String replacement) {
    assertAgreed(false, GoodServers.with(unquoted(piece), replacement));
  }

  /** CSV strips leading and trailing spaces outside quotes. */
  private static String unquoted(String piece) {
    return piece.startsWith("\"") ? piece.substring(1, piece.length() - 1) : piece;
  }

  /** A schema cannot check other rules, other files, settings or arithmetic. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: acme gold              | name: acme main
          issuer: https://token        | issuer: https://tokens
          min_ttl: 15m                 | min_ttl: 4h
          region: eu                   | 'region: eu\\n  api_url: https://evil.example'
          region: eu                   | 'region: eu\\n  mcp_url: http://mcp.port.io'
          """)
  void readerOnlyProblem_isValidInSchema(String piece, String replacement) {
    String text = GoodProfile.with(piece, replacement.replace("\\n", "\n"));
    assertEquals(List.of(), SCHEMA.problems(text));
    assertInstanceOf(PolicyReading.Unusable.class, read(text));
  }

  /** A schema cannot compare header names and server names. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x-team: platform             | hOST: a
          x-team: platform             | 'Cookie: {secret: a, field: b}\\n        cookie: {secret: a, field: b}'
          x-team: platform             | traceparent: a
          chat:                        | LINEAR:
          chat:                        | my_port:
          mcp.portkey.ai               | mcp.port.io
          portkey/key                  | port/reader
          """)
  void readerOnlyServerProblem_isValidInSchema(String piece, String replacement) {
    String text = GoodServers.with(piece, replacement.replace("\\n", "\n"));
    assertEquals(List.of(), SCHEMA.problems(text));
    assertInstanceOf(PolicyReading.Unusable.class, read(text));
  }

  private static void assertAgreed(boolean good, String text) {
    PolicyReading reading = read(text);
    assertEquals(good, reading instanceof PolicyReading.Loaded, reading::toString);
    if (good) {
      assertEquals(List.of(), SCHEMA.problems(text), text);
    } else {
      assertNotEquals(List.of(), SCHEMA.problems(text), text);
    }
  }

  private static PolicyReading read(String text) {
    return Policies.read(Map.of("reader", text), GoodServers.SCOPE);
  }

  private static String definition(ClaimKind kind) {
    return switch (kind) {
      case ID -> "ids";
      case EXACT -> "exactValues";
      case REF, REPOSITORY, WORKFLOW_REF, WORKFLOW -> "anchoredPatterns";
      case NAME, TEXT -> "patterns";
      case PROPERTY -> "property";
    };
  }

  private static Stream<Path> yaml(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
    }
  }
}
