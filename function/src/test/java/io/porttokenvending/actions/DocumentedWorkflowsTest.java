package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workflow steps in the documentation. */
class DocumentedWorkflowsTest extends WithActionJob {
  @Test
  void readme_showsTheActionAndThePublishedExamplesCheck() throws Exception {
    String workflow = Step.block("README.md", "## Use it in a workflow");
    assertTrue(workflow.contains("uses: acme/port-token-vending/infra/github/action@"), workflow);
    assertFalse(workflow.contains("curl"), workflow);
    String check = "Check that Claude Code connects to its servers";
    for (String example : List.of("claude-code", "matrix", "port-demo", "portkey")) {
      String text = Step.read("infra/github/examples/" + example + ".yml");
      assertEquals(Step.ofWorkflow(text, check), Step.ofWorkflow(workflow, check), example);
    }
  }

  @Test
  void lastStep_removesTheConfigurationFile() throws Exception {
    String steps = Step.block("infra/docs/organization.md", "## Remove the configuration file");
    assertTrue(steps.contains("if: always()"), steps);
    Step remove =
        Step.ofWorkflow(
            "jobs:\n  job:\n    steps:\n" + steps.indent(6), "Remove the configuration file");
    String config = "steps.port.outputs.mcp-config-file";

    Path file = Path.of(job.run().output("mcp-config-file"));
    assertEquals(0, job.runner().run(remove, Map.of(config, file.toString())).exit());
    assertFalse(Files.exists(file));
    assertEquals(0, job.runner().run(remove, Map.of(config, "")).exit(), "without the file");
  }
}
