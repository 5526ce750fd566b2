package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * File names and refs may both contain an {@code @}, so a wildcard must not match the separator.
 */
class GlobWorkflowRefTest {
  private static final String FOLDER = "acme/api/.github/workflows/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *.yml@refs/heads/main     | agent.yml@refs/heads/main
          **@refs/heads/main        | agent.yml@refs/heads/main
          **@refs/heads/main        | deep/agent.yml@refs/heads/main
          agent.yml@refs/heads/*    | agent.yml@refs/heads/a@b
          agent.yml@refs/heads/**   | agent.yml@refs/heads/a/b@c
          agent.yml@**              | agent.yml@refs/heads/a@b
          a@b.yml@refs/heads/*      | a@b.yml@refs/heads/a@b
          *@b.yml@refs/heads/main   | a@b.yml@refs/heads/main
          agent.yml@refs/heads/*@2  | agent.yml@refs/heads/v@2
          """)
  void wildcard_onOneSideOfLastAt_matches(String pattern, String value) {
    assertTrue(workflow(FOLDER + pattern).matches(FOLDER + value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *@refs/heads/main         | agent.yml@refs/heads/x@refs/heads/main
          **@refs/heads/main        | agent.yml@refs/heads/x@refs/heads/main
          ***@refs/heads/main       | agent.yml@refs/heads/x@refs/heads/main
          **@refs/heads/main        | a@b.yml@refs/heads/main
          *.yml@refs/heads/main     | a@b.yml@refs/heads/main
          agent**@refs/heads/main   | agent.yml@evil@refs/heads/main
          agent.yml@refs/heads/*@2  | agent.yml@refs/heads/v@1@2
          agent.yml@*@2             | agent.yml@v@1@2
          """)
  void wildcard_beforeLastAt_neverMatchesAt(String pattern, String value) {
    assertFalse(workflow(FOLDER + pattern).matches(FOLDER + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "**", "***"})
  void wildcard_ofOtherKind_matchesAt(String wildcard) {
    for (ClaimKind kind : ClaimKind.values()) {
      if (kind != ClaimKind.WORKFLOW_REF) {
        assertTrue(new Glob("a" + wildcard + "@c", kind).matches("a@b@c"), kind::name);
      }
    }
  }

  @Test
  void wildcard_inPatternWithoutAt_matchesAt() {
    assertTrue(workflow(FOLDER + "**").matches(FOLDER + "agent.yml@refs/heads/a@b"));
  }

  private static Glob workflow(String pattern) {
    return new Glob(pattern, ClaimKind.WORKFLOW_REF);
  }
}
