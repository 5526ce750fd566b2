package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** The release moves the tag of the major version, so that callers name no release. */
  @Test
  void action_isUsedByTheTagOfTheMajorVersion() throws Exception {
    Matcher version = Pattern.compile("\n  <version>(\\d+)\\.").matcher(Step.read("pom.xml"));
    assertTrue(version.find());
    Pattern use = Pattern.compile("uses: (\\S+)/infra/github/action@(\\S+)( # .*)?");
    int uses = 0;
    for (Path page : pagesAndWorkflows()) {
      Matcher found = use.matcher(Files.readString(page, UTF_8));
      while (found.find()) {
        uses++;
        assertEquals("v" + version.group(1), found.group(2), page::toString);
        assertEquals(" # your copy of this project; pin by hash", found.group(3), page::toString);
      }
    }
    assertTrue(uses >= 13, "found only " + uses);
  }

  private static List<Path> pagesAndWorkflows() throws IOException {
    List<Path> all = new ArrayList<>(List.of(Step.TOP.resolve("README.md")));
    for (String folder : List.of("infra", "function/docs")) {
      try (Stream<Path> files = Files.walk(Step.TOP.resolve(folder))) {
        files.filter(file -> file.toString().matches(".*\\.(md|yml)")).forEach(all::add);
      }
    }
    return all;
  }
}
