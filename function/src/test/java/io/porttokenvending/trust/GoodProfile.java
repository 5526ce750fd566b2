package io.porttokenvending.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.provider.Arguments;

/** A valid profile, and assertions about the problem of a changed one. */
final class GoodProfile {
  static final String TEXT =
      """
      description: Read the catalog.
      port:
        region: eu
        credentials: port/reader
        exchange: rest
        min_ttl: 15m
      mcp:
        server: port
        read_only: true
        allowed_actions: [run_check]
        tools: [list_blueprints, list_entities]
      trust:
        - name: acme main
          repository_owner_id: "999999999999"
          repository_id: any
          ref: refs/heads/main
          event_name: [push, schedule]
        - name: acme gold
          issuer: https://token.actions.githubusercontent.com
          repository_owner_id: 999999999999
          repository_id: [888888888888, "2"]
          repo_property_tier: {member: gold}
      """;

  private GoodProfile() {}

  /** Replaces the only occurrence of a text. */
  static String with(String piece, String replacement) {
    int at = TEXT.indexOf(piece);
    assertTrue(at >= 0 && TEXT.indexOf(piece, at + 1) < 0, () -> "not once: " + piece);
    return TEXT.replace(piece, replacement);
  }

  /** Creates arguments for {@link #assertProblem(String, String, String, String)}. */
  static Arguments bad(String at, String fragment, String piece, String replacement) {
    return Arguments.of(at, fragment, piece, replacement);
  }

  static void assertProblem(String at, String fragment, String piece, String replacement) {
    assertProblem(at, fragment, with(piece, replacement), Policies.SCOPE);
  }

  /**
   * Asserts that the profile has one problem.
   *
   * @param at line and column, as in {@code 3:11}
   * @param fragment a part of the message
   */
  static void assertProblem(String at, String fragment, String text, PolicyScope scope) {
    List<String> problems = problems(text, scope);
    assertEquals(1, problems.size(), problems::toString);
    String problem = problems.getFirst();
    assertTrue(problem.startsWith("reader.yaml:" + at + ": "), problem);
    assertTrue(problem.contains(fragment), problem);
  }

  static List<String> problems(String text) {
    return problems(text, Policies.SCOPE);
  }

  static List<String> problems(String text, PolicyScope scope) {
    return switch (Policies.read(Map.of("reader", text), scope)) {
      case PolicyReading.Loaded(var _) -> List.of();
      case PolicyReading.Unusable(List<PolicyProblem> problems) ->
          problems.stream().map(PolicyProblem::toString).toList();
    };
  }

  /** Reads a valid profile. */
  static Profile read(String text, PolicyScope scope) {
    Findings findings = new Findings("reader.yaml");
    byte[] content = text.getBytes(UTF_8);
    return ProfileReader.read("reader", content, scope, findings)
        .orElseThrow(() -> new AssertionError(findings.problems()));
  }

  static Profile read(String text) {
    return read(text, Policies.SCOPE);
  }
}
