package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The steps of the starter's {@code check.yml} that run scripts. */
record CheckSteps(Starter starter) {
  private static final String TOKEN = "github.token";

  /**
   * Result of the check.
   *
   * @param exits of lint, test and diff
   * @param widened output of the diff; empty if it failed
   */
  record Reported(List<Integer> exits, String widened, String report, String summary, String log) {}

  StepResult links() throws Exception {
    return starter.step(Starter.CHECK, "Reject symbolic links", Map.of());
  }

  void download() throws Exception {
    starter.succeed(
        Starter.CHECK, "Download the release that the base branch pins", Map.of(TOKEN, "t"));
  }

  StepResult tryDownload() throws Exception {
    return starter.step(
        Starter.CHECK, "Download the release that the base branch pins", Map.of(TOKEN, "t"));
  }

  StepResult lint() throws Exception {
    if (!starter.runner().temp().resolve("release").toFile().exists()) {
      download();
    }
    return starter.step(Starter.CHECK, "lint", Map.of());
  }

  Reported run() throws Exception {
    StepResult lint = lint();
    StepResult test = starter.step(Starter.CHECK, "test", Map.of());
    StepResult diff = starter.step(Starter.CHECK, "diff", Map.of());
    String widened = diff.outputs().getOrDefault("widened", "");
    Reported reported = report(outcome(lint), outcome(test), outcome(diff), widened);
    return new Reported(
        List.of(lint.exit(), test.exit(), diff.exit()),
        widened,
        reported.report(),
        reported.summary(),
        test.log() + diff.log() + reported.log());
  }

  /** Reports these outputs of the commands. */
  Reported report(String diff, String test) throws Exception {
    Starter.write(starter.runner().temp().resolve("diff.txt"), diff);
    Starter.write(starter.runner().temp().resolve("test.txt"), test);
    return report("success", "success", "success", "true");
  }

  private Reported report(String lint, String test, String diff, String widened) throws Exception {
    StepResult ran =
        starter.succeed(
            Starter.CHECK,
            "report",
            Map.of(
                "github.event.pull_request.head.sha || github.sha", "0123abc",
                "steps.lint.outcome", lint,
                "steps.test.outcome", test,
                "steps.diff.outcome", diff,
                "steps.diff.outputs.widened", widened));
    String report = new String(Base64.getDecoder().decode(ran.output("report")), UTF_8);
    return new Reported(List.of(), widened, report, ran.summary(), ran.log());
  }

  static List<Map<?, ?>> steps(Map<?, ?> job) {
    List<Map<?, ?>> steps = new ArrayList<>();
    Step.list(job.get("steps")).forEach(step -> steps.add(Step.map(step)));
    return steps;
  }

  private static String outcome(StepResult ran) {
    return ran.exit() == 0 ? "success" : "failure";
  }

  /**
   * The parts that GitHub renders. As in CommonMark, a carriage return ends a line, and only a
   * fence that is not shorter ends a block.
   */
  static String outsideCodeBlocks(String report) {
    StringBuilder outside = new StringBuilder();
    String fence = "";
    int blocks = 0;
    for (String line : report.split("\r\n|\n|\r", -1)) {
      boolean isFence = line.strip().matches("`{3,}[a-z]*");
      String ticks = line.strip().replaceAll("[a-z]+$", "");
      if (fence.isEmpty() && isFence) {
        fence = ticks;
        blocks++;
      } else if (isFence && ticks.length() >= fence.length() && ticks.equals(line.strip())) {
        fence = "";
      } else if (fence.isEmpty()) {
        outside.append(line).append('\n');
      }
    }
    assertEquals(2, blocks, report);
    assertEquals("", fence, report);
    return outside.toString();
  }
}
