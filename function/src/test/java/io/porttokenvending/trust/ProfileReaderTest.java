package io.porttokenvending.trust;

import static io.porttokenvending.trust.GoodProfile.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {
  private static final String PORT = "port: {region: us, credentials: a}\n";
  private static final String TRUST =
      "trust: [{name: a, repository_owner_id: 1, repository_id: any}]\n";

  @Test
  void profile_valid_isRead() {
    Profile profile = GoodProfile.read(GoodProfile.TEXT);
    assertEquals("reader", profile.name());
    assertEquals("Read the catalog.", profile.description());
    assertEquals(
        new PortSettings(
            URI.create("https://api.port.io"),
            URI.create("https://mcp.port.io/v1"),
            "port/reader",
            PortExchange.REST,
            Duration.ofMinutes(15)),
        profile.port());
    assertEquals(
        new McpSettings(
            "port",
            true,
            List.of("run_check"),
            List.of("list_blueprints", "list_entities"),
            List.of()),
        profile.mcp());
    assertEquals(
        List.of("acme gold", "acme main"), profile.rules().stream().map(Rule::name).toList());
  }

  @Test
  void profile_minimal_hasDefaults() {
    Profile profile = GoodProfile.read(PORT + TRUST);
    assertEquals("", profile.description());
    assertEquals(
        new PortSettings(
            URI.create("https://api.us.port.io"),
            URI.create("https://mcp.us.port.io/v1"),
            "a",
            PortExchange.REST,
            Duration.ofMinutes(1)),
        profile.port());
    assertEquals(new McpSettings("port", true, List.of(), List.of(), List.of()), profile.mcp());
  }

  static Stream<Arguments> profilesWithOneProblem() {
    return Stream.of(
        bad("1:1", "unknown key 'Description' in a profile", "description:", "Description:"),
        bad("12:1", "unknown key 'trusts' in a profile", "trust:\n", "trusts: []\ntrust:\n"),
        bad("1:14", "description must be a string", "Read the catalog.", "5"),
        bad("1:14", "description must be a string", "Read the catalog.", "yes"),
        bad("1:14", "description must be a string", "Read the catalog.", "[a]"),
        bad("1:14", "description must not be empty", "Read the catalog.", "''"),
        bad("3:3", "unknown key 'Region' in port", "  region:", "  Region: eu\n  region:"),
        bad("4:3", "this key is already", "  region: eu\n", "  region: eu\n  region: us\n"),
        bad("23:5", "merge key", "{member: gold}", "{member: gold}\n    <<: {a: b}"));
  }

  @ParameterizedTest
  @MethodSource("profilesWithOneProblem")
  void profile_withOneProblem_isReportedAtPosition(
      String at, String fragment, String piece, String replacement) {
    GoodProfile.assertProblem(at, fragment, piece, replacement);
  }

  static Stream<Arguments> filesOfTheWrongShape() {
    return Stream.of(
        Arguments.of("1:1", "the file contains no document", ""),
        Arguments.of("1:1", "the file contains no document", "# only a comment\n"),
        Arguments.of("1:1", "a profile must be a mapping", "text"),
        Arguments.of("1:1", "a profile must be a mapping", "[port, trust]"),
        Arguments.of("1:1", "port is missing", TRUST),
        Arguments.of("1:1", "trust is missing", PORT),
        Arguments.of("2:7", "port must be a mapping", TRUST + "port: eu"),
        Arguments.of("2:7", "port must be a mapping", TRUST + "port: [region, eu]"),
        Arguments.of("2:6", "port must be a mapping", TRUST + "port:"),
        Arguments.of("3:6", "mcp must be a mapping", PORT + TRUST + "mcp: port"),
        Arguments.of("3:5", "mcp must be a mapping", PORT + TRUST + "mcp:"),
        Arguments.of("2:8", "trust must be a list of at least one rule", PORT + "trust: []"),
        Arguments.of("2:8", "trust must be a list of at least one rule", PORT + "trust: {}"),
        Arguments.of("2:8", "trust must be a list of at least one rule", PORT + "trust: all"),
        Arguments.of("2:7", "trust must be a list of at least one rule", PORT + "trust:"),
        Arguments.of("2:9", "a rule must be a mapping", PORT + "trust: [any]"),
        Arguments.of("2:9", "a rule must be a mapping", PORT + "trust: [[]]"),
        Arguments.of("3:1", "second document", PORT + TRUST + "---\nport: {}"));
  }

  @ParameterizedTest
  @MethodSource("filesOfTheWrongShape")
  void file_wrongShape_isReportedAtPosition(String at, String fragment, String text) {
    GoodProfile.assertProblem(at, fragment, text, Policies.SCOPE);
  }

  @Test
  void problems_ofOneFile_areSortedByPosition() {
    String text =
        GoodProfile.TEXT
            .replace("region: eu", "region: mars")
            .replace("min_ttl: 15m", "min_ttl: soon")
            .replace("read_only: true", "read_only: yes")
            .replace("repository_id: any", "repository_id: 007")
            .replace("ref: refs", "sub: refs")
            .replace("{member: gold}", "[]");
    List<String> places =
        GoodProfile.problems(text).stream()
            .map(problem -> problem.replaceFirst("reader.yaml:(\\d+:\\d+): .*", "$1"))
            .toList();
    assertEquals(List.of("3:11", "6:12", "9:14", "15:20", "16:5", "22:25"), places);
  }

  @Test
  void problem_longText_isTruncated() {
    String key = "k".repeat(500);
    String problem = GoodProfile.problems(GoodProfile.with("exchange:", key + ":")).getFirst();
    assertTrue(problem.contains("k".repeat(60) + "…"), problem);
    assertTrue(problem.length() < 300, problem);
  }
}
