package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The starter's deployment, without AWS. */
class StarterDeployTest {
  @TempDir private Path home;
  private Starter starter;

  @BeforeEach
  void createRepository() throws Exception {
    starter = new Starter(home);
    starter.publish(
        Map.of("template.yaml", new byte[0], "policy-layer/policy/a.yaml", new byte[0]));
    starter.createRepository("");
  }

  @Test
  void job_runsForTheMainBranchInAnEnvironment() throws Exception {
    Map<?, ?> workflow = Step.map(Starter.workflow(Starter.DEPLOY));
    Map<?, ?> push = Step.map(Step.map(workflow.get("on")).get("push"));
    assertEquals(1, Step.map(workflow.get("on")).size());
    assertEquals(List.of("main"), push.get("branches"));
    Map<?, ?> job = job();
    assertEquals("production", job.get("environment"));
    assertEquals(Map.of("contents", "read", "id-token", "write"), job.get("permissions"));
  }

  /** The job has the role only after the release was verified. */
  @Test
  void credentials_areRequestedAfterTheVerification() throws Exception {
    List<String> order =
        CheckSteps.steps(job()).stream()
            .map(step ->
                String.valueOf(step.containsKey("name") ? step.get("name") : step.get("uses")))
            .map(name -> name.replaceFirst("@.*", ""))
            .toList();
    assertEquals(
        List.of(
            "actions/checkout",
            "Download the pinned release",
            "Put the policy into the release",
            "aws-actions/configure-aws-credentials",
            "Save what is deployed",
            "Deploy",
            "Smoke test",
            "Roll back",
            "Report"),
        order);
  }

  @Test
  void rollBack_runsAfterAnUpdateWithoutPassedSmokeTest() throws Exception {
    Map<?, ?> rollback =
        CheckSteps.steps(job()).stream()
            .filter(step -> "rollback".equals(step.get("id")))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "${{ (failure() || cancelled()) && steps.deploy.outcome == 'success' && steps.smoke.outcome"
            + " != 'success' && steps.before.outputs.exists == 'true' }}",
        rollback.get("if"));
  }

  @Test
  void policyOfTheRelease_isReplaced() throws Exception {
    prepare();
    Path layer = starter.runner().temp().resolve("release/policy-layer/policy");
    try (var files = Files.list(layer)) {
      assertEquals(List.of(layer.resolve("catalog-reader.yaml")), files.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"A=1 B=\\\"\\\" C=x,y\"",
        "[\"A=1\", \"B=\", \"C=x,y\"]",
        "'''\nA=1\nB=\"\" C='x,y' '''"
      })
  void parameters_areThoseOfTheSettings(String overrides) throws Exception {
    Starter.write(
        starter.file(Starter.SETTINGS),
        "[default.deploy.parameters]\nparameter_overrides = " + overrides + "\n");
    prepare();
    String parameters =
        Files.readString(starter.runner().temp().resolve("release/parameters.json"), UTF_8);
    assertEquals("[\"A=1\", \"B=\", \"C=x,y\"]", parameters);
  }

  private void prepare() throws Exception {
    starter.succeed(Starter.DEPLOY, "Download the pinned release", Map.of("github.token", "t"));
    starter.succeed(Starter.DEPLOY, "Put the policy into the release", Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED", "UPDATE_IN_PROGRESS", "null"})
  void stackThatCannotBeUpdated_isReported(String status) throws Exception {
    starter.runner().program("aws", "echo '{\"StackStatus\": \"" + status + "\"}'");
    StepResult ran = starter.step(Starter.DEPLOY, "before", Map.of());
    assertEquals(1, ran.exit(), ran.log());
    assertTrue(ran.log().contains("::error::The stack is in the status " + status), ran.log());
  }

  @Test
  void deniedRead_isNoMissingStack() throws Exception {
    starter.runner().program("aws", "echo AccessDenied >&2; exit 254");
    StepResult ran = starter.step(Starter.DEPLOY, "before", Map.of());
    assertEquals(1, ran.exit(), ran.log());
    assertTrue(ran.log().contains("AccessDenied"), ran.log());
    assertEquals(Map.of(), ran.outputs());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "2, 0, '0 20 40'", "3, 1, '0 20 40'"})
  void smokeTest_mayFailTwice(int failures, int exit, String waits) throws Exception {
    prepare();
    String count = home.resolve("count").toString();
    Starter.write(
        starter.runner().temp().resolve("release/smoke-test.sh"),
        "echo >> '%1$s'; [ \"$1\" = https://a.example ] && [ \"$(wc -l < '%1$s')\" -gt %2$d ]"
            .formatted(count, failures));
    starter.runner().program("aws", "echo https://a.example");
    Map<String, String> variables = Map.of("vars.AWS_BUCKET", "b", "vars.AWS_DEPLOY_ROLE", "r");
    for (String step : List.of("smoke", "rollback")) {
      StepResult ran = starter.step(Starter.DEPLOY, step, variables);
      assertEquals(exit, ran.exit(), ran.log());
      assertEquals(waits, String.join(" ", ran.waits()));
      Files.delete(Path.of(count));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "success, success, skipped, '', Deployed. The smoke test succeeded.",
    "success, failure, success, Rolled back, The previous version is deployed again",
    "success, cancelled, success, Rolled back, The previous version is deployed again",
    "success, failure, skipped, Service is not healthy, there is no previous version",
    "success, failure, failure, ROLL BACK FAILED, The service needs a person now.",
    "success, cancelled, cancelled, ROLL BACK FAILED, The service needs a person now.",
    "failure, skipped, skipped, Not deployed, status is UPDATE_ROLLBACK_FAILED.",
    "skipped, skipped, skipped, Not deployed, Nothing was changed",
    "'', '', '', Not deployed, Nothing was changed"
  })
  void report_namesTheResult(
      String deploy, String smoke, String rollback, String error, String text) throws Exception {
    starter.runner().program("aws", "echo UPDATE_ROLLBACK_FAILED");
    StepResult ran =
        starter.succeed(
            Starter.DEPLOY,
            "Report",
            Map.of(
                "steps.deploy.outcome", deploy,
                "steps.smoke.outcome", smoke,
                "steps.rollback.outcome", rollback));
    assertTrue(ran.summary().contains(text), ran.summary());
    if (error.isEmpty()) {
      assertFalse(ran.log().contains("::error"), ran.log());
    } else {
      assertEquals("::error title=" + error + "::" + ran.summary(), ran.log());
    }
  }

  private static Map<?, ?> job() throws Exception {
    return Step.map(Step.map(Step.map(Starter.workflow(Starter.DEPLOY)).get("jobs")).get("deploy"));
  }
}
