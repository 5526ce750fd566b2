package io.porttokenvending.cli.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.Ran;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy that the build packs, and the organization's beside it, decide as their cases say. */
class SampleCasesTest {
  @ParameterizedTest
  @ValueSource(strings = {".", "organization"})
  void samplePolicy_decidesEveryCaseAsItSays_andEveryConditionIsShown(String folder) {
    Path policy = Path.of("..", "infra", "policy").resolve(folder).normalize();

    Ran ran =
        Ran.of(
            "test", policy.toString(), "--require-coverage", "--allowed-mcp-host=mcp.portkey.ai");

    assertEquals(0, ran.code(), () -> ran.out() + ran.err());
    assertTrue(ran.out().contains(" 0 failed"), ran::out);
  }
}
