package io.porttokenvending.cli.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.Ran;
import io.porttokenvending.cli.SamplePolicies;
import org.junit.jupiter.api.Test;

/** The policy that the build packages, and the organization's example, decide their cases. */
class SampleCasesTest {
  @Test
  void packagedPolicy_decidesEveryCaseAsExpected() {
    assertPasses(SamplePolicies.PACKAGED.toString(), SamplePolicies.CONFIG_ENV);
  }

  @Test
  void organizationsExample_decidesEveryCaseAsExpected() {
    assertPasses(SamplePolicies.ORGANIZATION.toString(), "--allowed-mcp-host=mcp.portkey.ai");
  }

  private static void assertPasses(String folder, String option) {
    Ran ran = Ran.of("test", folder, "--require-coverage", option);

    assertEquals(0, ran.code(), () -> ran.out() + ran.err());
    assertTrue(ran.out().contains(" 0 failed"), ran::out);
  }
}
