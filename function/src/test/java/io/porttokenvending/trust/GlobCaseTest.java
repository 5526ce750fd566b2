package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Only owner, repository and environment names ignore ASCII case. */
class GlobCaseTest {
  private static final String WORKFLOW = "acme/api/.github/workflows/agent.yml@refs/heads/main";

  @ParameterizedTest
  @EnumSource(names = {"NAME", "REPOSITORY"})
  void name_inOtherCase_matches(ClaimKind kind) {
    assertTrue(new Glob("Acme/Api", kind).matches("aCME/aPI"));
    assertTrue(new Glob("Acme/A*i", kind).matches("aCME/aPPLI"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NAME", "REPOSITORY", "WORKFLOW_REF"})
  void otherValue_inOtherCase_doesNotMatch(ClaimKind kind) {
    assertFalse(new Glob("main", kind).matches("Main"));
    assertFalse(new Glob("ma*n", kind).matches("Main"));
    assertTrue(new Glob("Main", kind).matches("Main"));
  }

  @ParameterizedTest
  @EnumSource(names = {"NAME", "REPOSITORY", "WORKFLOW_REF"})
  void similarLetter_notAscii_doesNotMatch(ClaimKind kind) {
    for (String pattern : new String[] {"kiss/kiss", "kis*/k*s"}) {
      assertTrue(new Glob(pattern, kind).matches("KISS/KISS"));
      assertFalse(new Glob(pattern, kind).matches("\u212aISS/KISS"));
      assertFalse(new Glob(pattern, kind).matches("K\u0131SS/KISS"));
      assertFalse(new Glob(pattern, kind).matches("K\u0130SS/KISS"));
      assertFalse(new Glob(pattern, kind).matches("ki\u017f\u017f/KISS"));
      assertFalse(new Glob(pattern, kind).matches("ki\u00df/KISS"));
    }
    assertFalse(new Glob("\u212aiss", kind).matches("kiss"));
  }

  @ParameterizedTest
  @CsvSource({
    WORKFLOW,
    "ACME/Api/.github/workflows/agent.yml@refs/heads/main",
    "aCME/aPI/.github/workflows/agent.yml@refs/heads/main"
  })
  void workflowRef_ownerAndRepositoryInOtherCase_matches(String value) {
    assertTrue(workflow(WORKFLOW).matches(value));
    assertTrue(workflow("ACME/*/.github/workflows/*.yml@refs/heads/main").matches(value));
  }

  @ParameterizedTest
  @CsvSource({
    "acme/api/.GITHUB/workflows/agent.yml@refs/heads/main",
    "acme/api/.github/workflows/Agent.yml@refs/heads/main",
    "acme/api/.github/workflows/agent.yml@refs/heads/Main",
    "acme/api/.github/workflows/agent.yml@refs/Heads/main"
  })
  void workflowRef_pathOrRefInOtherCase_doesNotMatch(String value) {
    assertFalse(workflow(WORKFLOW).matches(value));
    assertFalse(workflow("acme/*/.github/workflows/agent.y*@refs/heads/main").matches(value));
  }

  private static Glob workflow(String pattern) {
    return new Glob(pattern, ClaimKind.WORKFLOW_REF);
  }
}
