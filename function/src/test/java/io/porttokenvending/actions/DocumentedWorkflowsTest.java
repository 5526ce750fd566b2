package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages tell a reader to copy into a workflow. */
class DocumentedWorkflowsTest extends WithActionJob {
  @Test
  void workflows_needOneVariable() throws Exception {
    Pattern variable = Pattern.compile("vars\\.\\w+|PORT_TOKEN_\\w+");
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Step.TOP.resolve("infra"))) {
      Stream<Path> all = Stream.concat(files, Stream.of(Step.TOP.resolve("README.md")));
      for (Path file : all.filter(path -> path.toString().matches(".*\\.(md|yml)")).toList()) {
        Matcher match = variable.matcher(Files.readString(file, UTF_8));
        while (match.find()) {
          found.add(match.group());
        }
      }
    }
    assertEquals(Set.of("vars.PORT_TOKEN_URL", "PORT_TOKEN_URL"), found);
  }

  @Test
  void readme_showsTheActionAndThePublishedExamplesCheck() throws Exception {
    String workflow = Step.block("README.md", "## Use it in a workflow");
    assertTrue(workflow.contains("uses: acme/port-token-vending/infra/github/action@"), workflow);
    assertFalse(workflow.contains("curl"), workflow);
    String check = "Check that Claude Code has its servers";
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
