package io.porttokenvending.agents;

import static io.porttokenvending.agents.AgentWorld.PORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.agents.ProgramRun.Ended;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of every example with an agent, run by a user other than root. */
class ExamplesProof extends WithAgentWorld {
  @ParameterizedTest
  @CsvSource({
    "examples/claude-code.yml, agent",
    "examples/claude-code-federation.yml, agent",
    "examples/codex.yml, agent",
    "examples/copilot-cli.yml, agent",
    "examples/gemini-cli.yml, agent",
    "examples/long-job.yml, renewed-by-claude-code",
    "examples/long-job.yml, second-exchange",
    "examples/matrix.yml, agent",
    "examples/opencode.yml, agent",
    "examples/port-demo.yml, demo",
    "examples/portkey.yml, agent",
    "examples/stdio.yml, agent",
    "workflows/port-agent.yml, agent"
  })
  void example_succeedsWithItsServerAndFailsWithoutIt(String workflow, String job)
      throws Exception {
    AgentRun right = world.job(workflow, job, true);
    right.commands().forEach(Ended::assertEndedWell);
    assertTrue(right.reached(PORT, "tools/list"), right::toString);
    boolean lists = workflow.endsWith("stdio.yml");
    assertEquals(lists, right.called(PORT).isEmpty(), right::toString);

    AgentRun wrong = world.job(workflow, job, false);
    assertFalse(wrong.reached(PORT, "tools/list"), wrong::toString);
    assertTrue(wrong.commands().stream().anyMatch(step -> step.exitCode() != 0), wrong::toString);
    assertEquals(0, wrong.commands().getFirst().exitCode(), wrong.commands().getFirst()::output);
    assertNotEquals(1, wrong.commands().size(), wrong::toString);
    System.out.println(workflow + ": " + right.summary() + "; refused: " + wrong.commands());
  }
}
