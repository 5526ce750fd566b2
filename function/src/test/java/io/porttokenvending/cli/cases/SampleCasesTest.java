package io.porttokenvending.cli.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.CommandRun;
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
    CommandRun run = CommandRun.of("test", folder, "--require-coverage", option);

    assertEquals(0, run.code(), () -> run.out() + run.err());
    assertTrue(run.out().contains(" 0 failed"), run::out);
  }
}
